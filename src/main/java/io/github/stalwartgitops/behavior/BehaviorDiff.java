package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.RuleChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan changes for connections.
 *
 * @param seen for each changed field of the connect stage, what each sample connection gets
 * @param unreached for each field, how many of its changes are certainly reached by none of the
 *     connections; fields without such changes are left out
 * @param assumed the values that {@code system('…')} was assumed to have where the server did not
 *     say, by name
 */
public record BehaviorDiff(
    List<Seen> seen, Map<FieldName, Long> unreached, Map<String, String> assumed) {
  private static final List<FieldName> FIELDS =
      List.of(ConnectStage.GREETING, ConnectStage.HOSTNAME, ConnectStage.SCRIPT);

  public BehaviorDiff {
    seen = List.copyOf(seen);
    unreached = Collections.unmodifiableMap(new LinkedHashMap<>(unreached));
    assumed = Collections.unmodifiableMap(new LinkedHashMap<>(assumed));
  }

  /**
   * What one connection gets from one field.
   *
   * @param field the field
   * @param sample the connection
   * @param before what it gets with the stored settings
   * @param after what it gets with the desired settings
   */
  public record Seen(FieldName field, Sample sample, View before, View after) {
    /** Returns whether it is known what the connection gets, before and after. */
    public boolean isKnown() {
      return before.isKnown() && after.isKnown();
    }

    /** Returns whether the connection is known to get something else. */
    public boolean differs() {
      return isKnown() && !before.text().equals(after.text());
    }
  }

  /**
   * Evaluates the changed fields of the connect stage, before and after.
   *
   * @param given the connections to look at; where there are none, they are derived from the
   *     conditions of both sides
   * @param facts what is known of the server
   */
  public static BehaviorDiff of(Plan plan, Catalog catalog, List<Sample> given, ServerFacts facts) {
    List<Seen> seen = new ArrayList<>();
    Map<FieldName, Long> unreached = new LinkedHashMap<>();
    for (FieldDiff field : plan.changedFields()) {
      if (FIELDS.contains(field.name())) {
        List<Seen> ofField = compare(field, catalog, given, facts);
        seen.addAll(ofField);
        long missed = field.changes().stream().filter(it -> !mayMeet(it, ofField)).count();
        if (missed > 0) {
          unreached.put(field.name(), missed);
        }
      }
    }
    return new BehaviorDiff(seen, unreached, assumed(seen, ServerNames.of(facts)));
  }

  /** Returns the differences, and what is not known. */
  public List<Seen> notable() {
    return seen.stream().filter(it -> it.differs() || !it.isKnown()).toList();
  }

  /** Returns what connections get from one field. */
  public List<Seen> of(FieldName field) {
    return seen.stream().filter(it -> it.field().equals(field)).toList();
  }

  private static List<Seen> compare(
      FieldDiff field, Catalog catalog, List<Sample> given, ServerFacts facts) {
    FieldName name = field.name();
    CompiledExpression before = compile(name, field.before(), catalog);
    CompiledExpression after = compile(name, field.after(), catalog);
    List<Sample> samples = given;
    if (given.isEmpty()) {
      ServerNames names = ServerNames.of(facts);
      List<DerivedSamples.Side> sides = new ArrayList<>();
      if (before != null) {
        sides.add(side(before, names, ranks(field, RuleChange::from)));
      }
      if (after != null) {
        sides.add(side(after, names, ranks(field, RuleChange::to)));
      }
      samples = DerivedSamples.of(sides, facts);
    }
    List<Seen> seen = new ArrayList<>();
    for (Sample sample : samples) {
      seen.add(
          new Seen(
              name,
              sample,
              View.of(name, before, sample.connection(), facts),
              View.of(name, after, sample.connection(), facts)));
    }
    return seen;
  }

  private static DerivedSamples.Side side(
      CompiledExpression expression, ServerNames names, Set<Integer> changed) {
    return new DerivedSamples.Side(
        new RuleSearch(expression, connection -> connection.on(names)), changed);
  }

  private static boolean mayMeet(RuleChange change, List<Seen> seen) {
    boolean isElse = change.kind() == RuleChange.Kind.ELSE_CHANGED;
    return seen.stream()
        .anyMatch(
            it ->
                it.before().mayComeFrom(change.from(), isElse)
                    || it.after().mayComeFrom(change.to(), isElse));
  }

  /** Returns the changed rules of one side; the rank of {@code else} is {@link RuleSearch#ELSE}. */
  private static Set<Integer> ranks(FieldDiff field, ToIntFunction<RuleChange> rank) {
    return field.changes().stream()
        .filter(it -> it.kind() == RuleChange.Kind.ELSE_CHANGED || rank.applyAsInt(it) >= 0)
        .map(rank::applyAsInt)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Map<String, String> assumed(List<Seen> seen, ServerNames names) {
    Map<String, String> assumed = new LinkedHashMap<>();
    for (Seen one : seen) {
      Stream.of(one.before(), one.after())
          .flatMap(view -> view.assumed().stream())
          .forEach(name -> assumed.put(name, names.value(name)));
    }
    return assumed;
  }

  private static @Nullable CompiledExpression compile(
      FieldName name, Expression expression, Catalog catalog) {
    return catalog
        .field(name)
        .map(field -> CompiledExpression.compile(expression, field.scope()).compiled())
        .orElse(null);
  }
}
