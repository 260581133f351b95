package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.Trace;
import java.util.Optional;

/** What an evaluation asked for that only the server itself knows. */
public final class ServerOnlyInputs {
  private ServerOnlyInputs() {}

  /**
   * What an evaluation asked for.
   *
   * @param text as the expression writes it
   * @param part the text that asks for it
   */
  public record Question(String text, Part part) {}

  /** The first such thing; nothing if the value holds everywhere. */
  public static Optional<Question> in(Trace trace, CompiledExpression compiled) {
    Optional<Question> seen =
        trace.steps().stream()
            .flatMap(step -> name(step.node()).map(it -> new Question(it, step.part())).stream())
            .findFirst();
    Trace.Failure failure = trace.failure();
    return seen.isPresent() || failure == null
        ? seen
        : compiled.impureFunctions().stream()
            .map(function -> new Question(call(function), failure.part()))
            .findFirst();
  }

  private static Optional<String> name(Node node) {
    if (node instanceof Node.Metric metric) {
      return Optional.of("metric('" + metric.name() + "')");
    }
    if (node instanceof Node.SystemName name && name.name().equals("node_id")) {
      return Optional.of("system('node_id')");
    }
    return node instanceof Node.Call call && call.function().kind() != Signature.Kind.PURE
        ? Optional.of(call(call.function()))
        : Optional.empty();
  }

  private static String call(Signature function) {
    return function.name() + "(…)";
  }
}
