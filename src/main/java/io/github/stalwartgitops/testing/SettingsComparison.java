package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.ConditionSolver;
import io.github.stalwartgitops.behavior.DerivedSamples;
import io.github.stalwartgitops.behavior.RuleSearch;
import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Searches connections for which two sets of settings behave differently. Functions that ask the
 * server are taken to answer true everywhere, and then false everywhere.
 *
 * @param fields how many fields were compared
 * @param connections how many connections were tried
 * @param differences the first difference of each field that has one
 * @param unknown the fields that could not be compared: one of the texts does not compile
 */
public record SettingsComparison(
    int fields, int connections, List<Difference> differences, List<FieldName> unknown) {
  private static final int MAX_CONNECTIONS = 500;

  public SettingsComparison {
    differences = List.copyOf(differences);
    unknown = List.copyOf(unknown);
  }

  /**
   * A difference.
   *
   * @param field the field
   * @param connection the variables of the connection that are not at their default
   * @param functionsAnswer what functions that ask the server answer
   * @param one what one set gives
   * @param other what the other gives
   */
  public record Difference(
      FieldName field,
      Map<String, Value> connection,
      boolean functionsAnswer,
      ActualResult one,
      ActualResult other) {}

  /** Compares the fields that one of the sets names; the other may leave them at their default. */
  public static SettingsComparison of(TestedSettings one, TestedSettings other) {
    Set<FieldName> names = new LinkedHashSet<>(one.fields().keySet());
    names.addAll(other.fields().keySet());
    List<Difference> differences = new ArrayList<>();
    List<FieldName> unknown = new ArrayList<>();
    int connections = 0;
    for (FieldName name : names) {
      Optional<TestedField> left = one.field(name);
      Optional<TestedField> right = other.field(name);
      if (left.isEmpty() || right.isEmpty()) {
        unknown.add(name);
      } else if (!left.get().expression().equals(right.get().expression())) {
        Pair pair = new Pair(left.get(), right.get());
        pair.firstDifference().ifPresent(differences::add);
        connections += pair.tried;
      }
    }
    return new SettingsComparison(names.size(), connections, differences, unknown);
  }

  /** The two values of a field. */
  private static final class Pair {
    private final TestedField one;
    private final TestedField other;
    private final SampleConnection start;
    private int tried;

    Pair(TestedField one, TestedField other) {
      this.one = one;
      this.other = other;
      this.start = new SampleConnection(Variables.defaults(one.name().object()));
    }

    Optional<Difference> firstDifference() {
      for (boolean answer : new boolean[] {true, false}) {
        Given given = given(answer);
        List<DerivedSamples.Side> sides = List.of(side(one, given), side(other, given));
        for (SampleConnection connection :
            DerivedSamples.connections(sides, List.of(start), MAX_CONNECTIONS)) {
          tried++;
          Environment environment = environment(connection, given);
          ActualResult left = one.evaluate(environment, given);
          ActualResult right = other.evaluate(environment, given);
          if (!isAlike(left, right)) {
            return Optional.of(
                new Difference(one.name(), changes(connection), answer, left, right));
          }
        }
      }
      return Optional.empty();
    }

    private static boolean isAlike(ActualResult left, ActualResult right) {
      if (left.failure() != null || right.failure() != null) {
        return left.failure() != null && right.failure() != null;
      }
      return Objects.equals(left.value(), right.value());
    }

    private static DerivedSamples.Side side(TestedField field, Given given) {
      RuleSearch search =
          new RuleSearch(
              field.compiled(),
              connection -> environment(connection, given),
              new ConditionSolver(Map.of()));
      return new DerivedSamples.Side(search, Set.of());
    }

    private static Environment environment(SampleConnection connection, Given given) {
      return given.environment().toBuilder().variables(connection.variables()).build();
    }

    private Map<String, Value> changes(SampleConnection connection) {
      Map<String, Value> changes = new LinkedHashMap<>();
      connection
          .variables()
          .forEach(
              (name, value) -> {
                if (!value.equals(start.variables().get(name))) {
                  changes.put(name, value);
                }
              });
      return changes;
    }
  }

  private static Given given(boolean answer) {
    Map<String, Given.Answers> functions = new LinkedHashMap<>();
    GivenReader.functionNames()
        .forEach(name -> functions.put(name, new Given.Answers(Map.of(), Value.of(answer))));
    return Given.example().with(new Given(Map.of(), Map.of(), functions));
  }
}
