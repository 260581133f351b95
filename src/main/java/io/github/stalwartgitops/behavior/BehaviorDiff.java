package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.Field;
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

/**
 * What a plan changes for connections.
 *
 * @param seen for each changed field of the connect stage, what each sample connection gets
 * @param unreached how many changes of a field surely none of the connections meets; only fields
 *     with some
 * @param assumed what {@code system('…')} was taken to give where the server did not tell, by name
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
   * What one connection gets of one field.
   *
   * @param field the field
   * @param sample the connection
   * @param before what it gets of what is stored
   * @param after what it gets of what is wanted
   */
  public record Seen(FieldName field, Sample sample, View before, View after) {
    /** Whether it can be told what the connection gets. */
    public boolean isKnown() {
      return before.isKnown() && after.isKnown();
    }

    /** Whether the connection is known to get something else. */
    public boolean differs() {
      return isKnown() && !before.text().equals(after.text());
    }
  }

  /**
   * Evaluates the changed fields of the connect stage, before and after.
   *
   * @param given the connections to look at; where there are none, they are derived from the
   *     conditions of both sides
   */
  public static BehaviorDiff of(Plan plan, Catalog catalog, List<Sample> given, ServerFacts facts) {
    List<Seen> seen = new ArrayList<>();
    Map<FieldName, Long> unreached = new LinkedHashMap<>();
    Set<String> assumed = new LinkedHashSet<>();
    for (FieldDiff field : plan.changedFields()) {
      if (FIELDS.contains(field.name())) {
        List<Seen> ofField = compare(field, catalog, given, facts, assumed);
        seen.addAll(ofField);
        long missed = field.changes().stream().filter(it -> !mayMeet(it, ofField)).count();
        if (missed > 0) {
          unreached.put(field.name(), missed);
        }
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    assumed.forEach(name -> values.put(name, ServerNames.of(facts).value(name)));
    return new BehaviorDiff(seen, unreached, values);
  }

  /** The differences, and what cannot be told; the rest sees no difference. */
  public List<Seen> notable() {
    return seen.stream().filter(it -> it.differs() || !it.isKnown()).toList();
  }

  /** What connections get of one field. */
  public List<Seen> of(FieldName field) {
    return seen.stream().filter(it -> it.field().equals(field)).toList();
  }

  private static List<Seen> compare(
      FieldDiff field,
      Catalog catalog,
      List<Sample> given,
      ServerFacts facts,
      Set<String> assumed) {
    List<Sample> samples =
        given.isEmpty() ? new DerivedSamples(facts).of(sides(field, catalog)) : given;
    Observer before = observer(field.name(), field.before(), catalog, facts, assumed);
    Observer after = observer(field.name(), field.after(), catalog, facts, assumed);
    return samples.stream()
        .map(
            sample ->
                new Seen(
                    field.name(),
                    sample,
                    before.see(sample.connection()),
                    after.see(sample.connection())))
        .toList();
  }

  private static boolean mayMeet(RuleChange change, List<Seen> seen) {
    boolean isElse = change.kind() == RuleChange.Kind.ELSE_CHANGED;
    return seen.stream()
        .anyMatch(
            it ->
                it.before().mayComeFrom(change.from(), isElse)
                    || it.after().mayComeFrom(change.to(), isElse));
  }

  private static List<PlanSide> sides(FieldDiff field, Catalog catalog) {
    return Stream.concat(
            compile(field.name(), field.before(), catalog)
                .map(before -> PlanSide.of(before, ranks(field, RuleChange::from))),
            compile(field.name(), field.after(), catalog)
                .map(after -> PlanSide.of(after, ranks(field, RuleChange::to))))
        .toList();
  }

  /** The changed rules of one side; a change of {@code else} has the rank {@link PlanSide#ELSE}. */
  private static Set<Integer> ranks(FieldDiff field, ToIntFunction<RuleChange> rank) {
    return field.changes().stream()
        .filter(it -> it.kind() == RuleChange.Kind.ELSE_CHANGED || rank.applyAsInt(it) >= 0)
        .map(rank::applyAsInt)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Observer observer(
      FieldName name,
      Expression expression,
      Catalog catalog,
      ServerFacts facts,
      Set<String> assumed) {
    return new Observer(
        name, compile(name, expression, catalog).findFirst().orElse(null), facts, assumed);
  }

  private static Stream<CompiledExpression> compile(
      FieldName name, Expression expression, Catalog catalog) {
    return catalog.field(name).map(Field::scope).stream()
        .flatMap(
            scope -> Stream.ofNullable(CompiledExpression.compile(expression, scope).compiled()));
  }
}
