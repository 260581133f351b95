package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.ConditionSolver;
import io.github.stalwartgitops.behavior.Operand;
import io.github.stalwartgitops.behavior.RuleSearch;
import io.github.stalwartgitops.behavior.RuleSearch.Found;
import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Searches for tests that cover what no test covers yet. */
final class SuggestedTests {
  private static final int MAX_OF_A_FIELD = 10;

  private final Given given;

  /**
   * @param given what the server knows in the suggested tests
   */
  SuggestedTests(Given given) {
    this.given = given;
  }

  /** Returns suggestions for rules that were not taken, then for operands that never decided. */
  List<SuggestedTest> of(
      Collection<TestedField> fields, Map<FieldName, CoverageCollector> coverage) {
    List<SuggestedTest> suggestions = new ArrayList<>();
    for (TestedField field : fields) {
      CoverageCollector collector = Objects.requireNonNull(coverage.get(field.name()));
      if (!collector.coverage().isComplete()) {
        suggestions.addAll(new Search(field).suggestions(collector));
      }
    }
    return suggestions;
  }

  /** The search for one field. */
  private final class Search {
    private final TestedField field;
    private final SampleConnection start;
    private final RuleSearch rules;

    Search(TestedField field) {
      this.field = field;
      this.start = new SampleConnection(Variables.defaults(field.name().object()));
      this.rules =
          new RuleSearch(field.compiled(), this::environment, new ConditionSolver(trueArguments()));
    }

    List<SuggestedTest> suggestions(CoverageCollector collector) {
      List<SuggestedTest> suggestions = new ArrayList<>();
      for (FieldCoverage.RuleCoverage rule : collector.coverage().rules()) {
        if (!rule.isTaken() && suggestions.size() < MAX_OF_A_FIELD) {
          suggestions.add(
              suggestion(
                  ActualResult.ruleText(rule.rule()), rules.taking(rule.rule(), List.of(start))));
        }
      }
      for (Operand operand : collector.undecided()) {
        if (suggestions.size() < MAX_OF_A_FIELD) {
          suggestions.add(
              suggestion(
                  "the operand " + text(operand) + " of " + partText(operand.part()),
                  rules.deciding(operand, List.of(start))));
        }
      }
      return suggestions;
    }

    private String text(Operand operand) {
      return field.parts().stream()
          .filter(part -> part.part().equals(operand.part()))
          .findFirst()
          .map(part -> operand.node().span().of(part.text()).strip())
          .orElse("");
    }

    private SuggestedTest suggestion(String uncovered, Optional<Found> found) {
      return new SuggestedTest(
          field.name(),
          uncovered,
          found.map(it -> SuggestedYaml.of(field, uncovered, changes(it.connection()), got(it))));
    }

    private ActualResult got(Found found) {
      return field.evaluate(environment(found.connection()), given);
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

    private Environment environment(SampleConnection connection) {
      return given.environment().toBuilder().variables(connection.variables()).build();
    }
  }

  private static String partText(Part part) {
    return switch (part.kind()) {
      case ELSE -> "else";
      case IF -> "rule " + (part.rule() + 1);
      case THEN -> "the value of rule " + (part.rule() + 1);
    };
  }

  private Map<String, List<String>> trueArguments() {
    Map<String, List<String>> arguments = new HashMap<>();
    given
        .functions()
        .forEach(
            (function, answers) ->
                arguments.put(
                    function,
                    answers.byArguments().entrySet().stream()
                        .filter(answer -> answer.getValue().isTrue())
                        .map(Map.Entry::getKey)
                        .toList()));
    return arguments;
  }
}
