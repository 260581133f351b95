package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.ExplainedStep;
import io.github.stalwartgitops.behavior.Explanation;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of one expectation in one case.
 *
 * @param test the case
 * @param expectation what it expects
 * @param got what the field gives
 * @param passed whether that is as expected
 * @param field the field
 */
public record TestResult(
    TestCase test, Expectation expectation, ActualResult got, boolean passed, TestedField field) {
  private static final int MAX_STEPS = 12;

  /** Returns how the field comes to its value. */
  public Explanation explanation() {
    return Explanation.of(
        field.name(),
        field.expression(),
        field.compiled(),
        test.environment(field.name().object()));
  }

  /** Returns the failure as a problem at the expectation, with the steps of the evaluation. */
  Problem problem() {
    List<String> hint = new ArrayList<>();
    hint.add("expected  " + expectation.text());
    Place place = field.place(got.rule());
    hint.add("got       " + got.text() + (place == null ? "" : "   (" + place + ")"));
    hint.addAll(steps());
    if (got.failure() != null && got.failure().contains("has no ")) {
      hint.add("Say what the server answers: given: {…}.");
    }
    return expectation
        .located()
        .error(
            "test failed: " + test.name() + ": " + expectation.field().field(),
            String.join("\n", hint));
  }

  private List<String> steps() {
    Map<Part, List<Trace.Step>> byPart = new LinkedHashMap<>();
    for (Trace.Step step : explanation().trace().steps()) {
      byPart.computeIfAbsent(step.part(), part -> new ArrayList<>()).add(step);
    }
    List<String> lines = new ArrayList<>();
    byPart.forEach(
        (part, steps) -> {
          if (part.kind() == Part.Kind.IF && lines.size() < MAX_STEPS) {
            String label = "rule " + (part.rule() + 1);
            String text = field.expression().match().get(part.rule()).ifText();
            for (ExplainedStep step : ExplainedStep.of(text, steps, MAX_STEPS - lines.size())) {
              lines.add(
                  pad(label, 10)
                      + pad(step.source(), 30)
                      + pad(step.substituted(), 30)
                      + step.value());
              label = "";
            }
          }
        });
    return lines;
  }

  private static String pad(String text, int width) {
    return text.length() < width ? text + " ".repeat(width - text.length()) : text + "  ";
  }
}
