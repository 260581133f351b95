package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.ExplainedStep;
import io.github.stalwartgitops.behavior.Explanation;
import io.github.stalwartgitops.behavior.ValueText;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes how the value of a field was found: which rule was taken and why. */
public final class ExplanationText {
  private static final int COLUMN = 48;
  private static final int MAX_STEPS = 100;
  private static final int MAX_VALUE = 10_000;

  private final Explanation explanation;
  private final Trace.@Nullable Failure failure;
  private final Palette palette;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explanation explanation, Palette palette) {
    this.explanation = explanation;
    this.failure = explanation.trace().failure();
    this.palette = palette;
  }

  /** Returns the lines of one explanation. */
  public static List<String> lines(Explanation explanation, Palette palette) {
    return new ExplanationText(explanation, palette).write();
  }

  private List<String> write() {
    FieldName field = explanation.field();
    lines.add(palette.bold(field == null ? "expression" : Printable.of(field.field())));
    Map<Part, List<Trace.Step>> steps = new LinkedHashMap<>();
    for (Trace.Step step : explanation.trace().steps()) {
      steps.computeIfAbsent(step.part(), part -> new ArrayList<>()).add(step);
    }
    Expression expression = explanation.expression();
    int taken = explanation.trace().evaluation().rule();
    for (int rule = 0; rule < expression.match().size(); rule++) {
      rule(rule, taken, steps.getOrDefault(Part.ifOf(rule), List.of()));
    }
    if (failure != null && failure.part().kind() == Part.Kind.IF) {
      return List.copyOf(lines);
    }
    Part part = taken < 0 ? Part.ELSE : Part.thenOf(taken);
    String text = taken < 0 ? expression.elseText() : expression.match().get(taken).thenText();
    value(text, taken, steps.getOrDefault(part, List.of()));
    if (field != null && failure == null) {
      ConnectStage.line(field, explanation.trace().evaluation().value())
          .ifPresent(line -> lines.add("  client   " + palette.added(Printable.of(line))));
      if (field.equals(ConnectStage.GREETING)
          && ConnectStage.isReplaced(explanation.trace().evaluation().value())) {
        lines.add(
            "           (the value is not a string, so the server sends its default greeting)");
      }
    }
    return List.copyOf(lines);
  }

  private void rule(int rule, int taken, List<Trace.Step> steps) {
    String text = explanation.expression().match().get(rule).ifText();
    String label = "  rule " + pad(Integer.toString(rule + 1), 4);
    Trace.Failure here = failure != null && failure.part().equals(Part.ifOf(rule)) ? failure : null;
    if (steps.isEmpty() && here == null) {
      lines.add(label + palette.faint(Printable.of(text) + "   not reached"));
      return;
    }
    lines.add(label + Printable.of(text));
    List<ExplainedStep> shown = ExplainedStep.of(text, steps, MAX_STEPS);
    for (int i = 0; i < shown.size(); i++) {
      boolean last = i == shown.size() - 1 && here == null;
      String verdict = "";
      if (last) {
        verdict = rule == taken ? "   → taken" : "   → not taken";
      }
      ExplainedStep step = shown.get(i);
      lines.add(
          "             "
              + pad(Printable.of(step.source()), COLUMN / 2)
              + pad(Printable.of(step.substituted()), COLUMN / 2)
              + Printable.of(step.value())
              + palette.changed(verdict));
    }
    if (here != null) {
      lines.add("             " + failed(here));
    }
  }

  private void value(String text, int taken, List<Trace.Step> steps) {
    lines.add(
        "  value    "
            + pad((taken < 0 ? "else: " : "") + Printable.of(text), COLUMN)
            + (failure == null
                ? Printable.of(ValueText.of(explanation.trace().evaluation().value(), MAX_VALUE))
                : failed(failure)));
    for (ExplainedStep step : ExplainedStep.of(text, steps, MAX_STEPS)) {
      if (!step.source().equals(text.strip())) {
        lines.add(
            "             "
                + pad(Printable.of(step.source()), COLUMN - 2)
                + Printable.of(step.value()));
      }
    }
  }

  private String failed(Trace.Failure failure) {
    return palette.removed("failed: " + Printable.of(failure.reason()));
  }

  private static String pad(String text, int width) {
    return text.length() < width ? text + " ".repeat(width - text.length()) : text + "  ";
  }
}
