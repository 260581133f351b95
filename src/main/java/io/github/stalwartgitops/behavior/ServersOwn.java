package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.Trace;
import java.util.Optional;

/** What an evaluation asked for that only the server itself knows. */
public final class ServersOwn {
  private ServersOwn() {}

  /** The first such thing, as the expression writes it; nothing if the value holds everywhere. */
  public static Optional<String> in(Trace trace, CompiledExpression compiled) {
    Optional<String> seen =
        trace.steps().stream().flatMap(step -> name(step.node()).stream()).findFirst();
    return seen.isPresent() || trace.failure() == null
        ? seen
        : compiled.impureFunctions().stream().map(ServersOwn::call).findFirst();
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
