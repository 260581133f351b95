package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Span;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.UnaryOperator;
import io.github.stalwartgitops.expression.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of an evaluation that is worth a line.
 *
 * @param source the subexpression as it is written
 * @param substituted the same with the values of its operands in place of their texts
 * @param value its value; {@code true} or {@code false} for a truth value
 */
public record ExplainedStep(String source, String substituted, String value) {
  private static final int LONGEST = 200;

  /**
   * The steps of one text of an expression, in order. Literals and variables have no line of their
   * own, since the other steps show their values, unless there are no other steps.
   *
   * @param text the text
   * @param steps the steps of its evaluation
   * @param most the maximum number of steps in the result
   */
  public static List<ExplainedStep> of(String text, List<Trace.Step> steps, int most) {
    Map<Span, Value> values = new HashMap<>();
    steps.forEach(step -> values.put(step.node().span(), step.value()));
    List<Trace.Step> compound = steps.stream().filter(step -> isCompound(step.node())).toList();
    List<Trace.Step> shown =
        compound.isEmpty() ? steps.subList(Math.max(0, steps.size() - 1), steps.size()) : compound;
    return shown.stream()
        .limit(most)
        .map(
            step ->
                new ExplainedStep(
                    ValueText.cut(step.node().span().of(text), LONGEST),
                    ValueText.cut(substituted(step.node(), text, values), LONGEST),
                    truth(step)))
        .toList();
  }

  private static boolean isCompound(Node node) {
    return !(node instanceof Node.Literal
        || node instanceof Node.Missing
        || node instanceof Node.Variable
        || node instanceof Node.Capture
        || node instanceof Node.Global);
  }

  private static String substituted(Node node, String text, Map<Span, Value> values) {
    StringBuilder out = new StringBuilder();
    int at = node.span().offset();
    for (Node operand : operands(node)) {
      Value value = values.get(operand.span());
      if (value != null && operand.span().offset() >= at) {
        out.append(text, at, operand.span().offset()).append(ValueText.of(value, LONGEST));
        at = operand.span().end();
      }
    }
    return out.append(text, at, node.span().end()).toString();
  }

  private static List<Node> operands(Node node) {
    return node instanceof Node.ArrayOf ? List.of() : node.children();
  }

  /** A comparison gives 1 or 0 and means true or false; the 1 of {@code 0 + 1} means 1. */
  private static String truth(Trace.Step step) {
    boolean isTruth =
        step.value() instanceof Value.IntegerValue number
            && (number.number() == 0 || number.number() == 1)
            && givesTruth(step.node());
    return isTruth ? Boolean.toString(step.value().isTrue()) : ValueText.of(step.value(), LONGEST);
  }

  private static boolean givesTruth(Node node) {
    if (node instanceof Node.Binary binary) {
      return switch (binary.operator()) {
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> true;
        default -> false;
      };
    }
    return node instanceof Node.Matches
        || (node instanceof Node.Unary unary && unary.operator() == UnaryOperator.NOT);
  }
}
