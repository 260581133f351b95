package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.ClientView;
import io.github.stalwartgitops.behavior.Explanation;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Span;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes how a field comes to its value: which rule was taken, and why. */
public final class ExplanationText {
  private static final int WIDEST_COLUMN = 48;

  private final Explanation explanation;
  private final Palette palette;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explanation explanation, Palette palette) {
    this.explanation = explanation;
    this.palette = palette;
  }

  /** The lines of one explanation. */
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
    Part part = taken < 0 ? Part.ELSE : Part.thenOf(taken);
    String text = taken < 0 ? expression.elseText() : expression.match().get(taken).thenText();
    value(text, taken, steps.getOrDefault(part, List.of()));
    if (field != null) {
      ClientView.line(field, explanation.trace().evaluation())
          .ifPresent(line -> lines.add("  client   " + palette.added(Printable.of(line))));
      if (field.equals(ClientView.GREETING)
          && ClientView.isReplaced(explanation.trace().evaluation())) {
        lines.add("           (the value is no text, so the server greets with its own)");
      }
    }
    return List.copyOf(lines);
  }

  private void rule(int rule, int taken, List<Trace.Step> steps) {
    String text = explanation.expression().match().get(rule).ifText();
    String label = "  rule " + pad(Integer.toString(rule + 1), 4);
    if (steps.isEmpty()) {
      lines.add(label + palette.faint(Printable.of(text) + "   not reached"));
      return;
    }
    lines.add(label + Printable.of(text));
    List<Trace.Step> shown = compound(steps);
    for (int i = 0; i < shown.size(); i++) {
      boolean last = i == shown.size() - 1;
      String verdict = !last ? "" : rule == taken ? "   → taken" : "   → not taken";
      Trace.Step step = shown.get(i);
      lines.add(
          "             "
              + pad(source(text, step.node()), WIDEST_COLUMN / 2)
              + pad(substituted(step.node(), text, steps), WIDEST_COLUMN / 2)
              + truth(step.value())
              + palette.changed(verdict));
    }
  }

  private void value(String text, int taken, List<Trace.Step> steps) {
    for (Trace.Step step : compound(steps)) {
      if (!source(text, step.node()).equals(Printable.of(text.strip()))) {
        lines.add(
            "             " + pad(source(text, step.node()), WIDEST_COLUMN) + typed(step.value()));
      }
    }
    String failure = explanation.trace().failure();
    lines.add(
        "  value    "
            + pad((taken < 0 ? "else: " : "") + Printable.of(text), WIDEST_COLUMN)
            + (failure == null
                ? typed(explanation.trace().evaluation().value())
                : palette.removed("failed: " + Printable.of(failure))));
  }

  /** The steps that are worth a line: not the leaves, whose values the others show. */
  private static List<Trace.Step> compound(List<Trace.Step> steps) {
    List<Trace.Step> shown =
        steps.stream().filter(step -> !isLiteral(step.node()) && !isLeaf(step.node())).toList();
    return shown.isEmpty() && !steps.isEmpty()
        ? steps.subList(steps.size() - 1, steps.size())
        : shown;
  }

  private static boolean isLiteral(Node node) {
    return node instanceof Node.Literal || node instanceof Node.Missing;
  }

  private static boolean isLeaf(Node node) {
    return node instanceof Node.Variable
        || node instanceof Node.Capture
        || node instanceof Node.Global;
  }

  private static String source(String text, Node node) {
    Span span = node.span();
    return Printable.of(text.substring(span.offset(), span.end()));
  }

  /** The node with the values of its operands in place of their texts. */
  private static String substituted(Node node, String text, List<Trace.Step> steps) {
    StringBuilder out = new StringBuilder();
    int at = node.span().offset();
    for (Node operand : operands(node)) {
      @Nullable Value value = valueOf(operand, steps);
      if (value != null && operand.span().offset() >= at) {
        out.append(text, at, operand.span().offset()).append(typed(value));
        at = operand.span().end();
      }
    }
    return Printable.of(out.append(text, at, node.span().end()).toString());
  }

  private static List<Node> operands(Node node) {
    if (node instanceof Node.Binary binary) {
      return List.of(binary.left(), binary.right());
    }
    if (node instanceof Node.Unary unary) {
      return List.of(unary.operand());
    }
    if (node instanceof Node.Call call) {
      return call.arguments();
    }
    if (node instanceof Node.Index index) {
      return List.of(index.list(), index.index());
    }
    return node instanceof Node.Matches matches ? List.of(matches.subject()) : List.of();
  }

  private static @Nullable Value valueOf(Node node, List<Trace.Step> steps) {
    return steps.stream()
        .filter(step -> step.node().equals(node))
        .map(Trace.Step::value)
        .findFirst()
        .orElse(null);
  }

  private static String truth(Value value) {
    boolean isTruth =
        value instanceof Value.IntegerValue number
            && (number.number() == 0 || number.number() == 1);
    return isTruth ? Boolean.toString(value.isTrue()) : typed(value);
  }

  private static String typed(@Nullable Value value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Value.ArrayValue array) {
      return array.elements().stream().map(ExplanationText::typed).toList().toString();
    }
    String text = Printable.of(value.text());
    return value instanceof Value.StringValue ? "\"" + text + "\"" : text;
  }

  private static String pad(String text, int width) {
    return text.length() < width ? text + " ".repeat(width - text.length()) : text + "  ";
  }
}
