package io.github.stalwartgitops.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation with all its intermediate results.
 *
 * @param evaluation the result
 * @param steps the value of each subexpression in the order of evaluation; what {@code &&} and
 *     {@code ||} skip is not in it, and neither are the rules after the one that was taken
 * @param failure where and why the evaluation failed; null where it did not
 */
public record Trace(Evaluation evaluation, List<Step> steps, @Nullable Failure failure) {
  public Trace {
    steps = List.copyOf(steps);
  }

  /**
   * One subexpression.
   *
   * @param part the text it stands in
   * @param node the subexpression
   * @param value what it gave
   */
  public record Step(Part part, Node node, Value value) {}

  /**
   * Why an evaluation failed: it exceeded a limit of this library, or a function had no answer.
   *
   * @param part the text that was evaluated
   * @param reason for a reader
   * @param unanswered the function that had no answer; null for a limit
   */
  public record Failure(Part part, String reason, @Nullable Signature unanswered) {}

  /** Where an input comes from. */
  public enum Source {
    /** A variable of the connection. */
    VARIABLE,
    /** {@code system('name')}. */
    SYSTEM_NAME,
    /** {@code metric('name')}. */
    METRIC,
    /** A function that asks the server, or changes it. */
    SERVER_FUNCTION
  }

  /**
   * Something outside the expression that the evaluation used.
   *
   * @param source where it comes from
   * @param name its name, such as {@code local_port}
   * @param part the text that uses it
   */
  public record Input(Source source, String name, Part part) {
    /**
     * Returns whether only a running server knows it: what functions and metrics give, and the
     * number of the node. Host names, the domain and the role of a node are configuration.
     */
    public boolean isServerOnly() {
      return switch (source) {
        case VARIABLE -> false;
        case SYSTEM_NAME -> name.equals("node_id");
        case METRIC, SERVER_FUNCTION -> true;
      };
    }

    /** Returns the input as an expression writes it; arguments of a function are left out. */
    public String text() {
      return switch (source) {
        case VARIABLE -> name;
        case SYSTEM_NAME -> "system('" + name + "')";
        case METRIC -> "metric('" + name + "')";
        case SERVER_FUNCTION -> name + "(…)";
      };
    }
  }

  /**
   * Returns whether {@code system('name')} does no more than add its text to the value: no
   * condition reads it, and in the text that gives the value it is only an operand of {@code +}.
   */
  public boolean isOnlyAppended(String systemName) {
    Part taken = evaluation.rule() < 0 ? Part.ELSE : Part.thenOf(evaluation.rule());
    Set<Node> operands = new HashSet<>();
    if (!steps.isEmpty()) {
      Deque<Node> waiting = new ArrayDeque<>(List.of(steps.get(steps.size() - 1).node()));
      while (!waiting.isEmpty()) {
        Node node = waiting.pop();
        if (node instanceof Node.Binary binary && binary.operator() == BinaryOperator.ADD) {
          node.children().forEach(waiting::push);
        } else {
          operands.add(node);
        }
      }
    }
    return evaluation.value() instanceof Value.StringValue
        && steps.stream()
            .filter(
                step ->
                    step.node() instanceof Node.SystemName name && name.name().equals(systemName))
            .allMatch(step -> step.part().equals(taken) && operands.contains(step.node()));
  }

  /**
   * Returns what the value depends on, in the order of evaluation, including a function that had no
   * answer.
   */
  public List<Input> inputs() {
    List<Input> inputs = new ArrayList<>();
    for (Step step : steps) {
      Node node = step.node();
      if (node instanceof Node.Variable variable) {
        inputs.add(new Input(Source.VARIABLE, variable.name(), step.part()));
      } else if (node instanceof Node.SystemName system) {
        inputs.add(new Input(Source.SYSTEM_NAME, system.name(), step.part()));
      } else if (node instanceof Node.Metric metric) {
        inputs.add(new Input(Source.METRIC, metric.name(), step.part()));
      } else if (node instanceof Node.Call call && call.function().kind() != Signature.Kind.PURE) {
        inputs.add(new Input(Source.SERVER_FUNCTION, call.function().name(), step.part()));
      }
    }
    if (failure != null && failure.unanswered() != null) {
      inputs.add(new Input(Source.SERVER_FUNCTION, failure.unanswered().name(), failure.part()));
    }
    return inputs;
  }
}
