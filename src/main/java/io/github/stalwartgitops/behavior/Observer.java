package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at one expression of a field through the eyes of connections. */
final class Observer {
  private final FieldName field;
  private final @Nullable CompiledExpression compiled;
  private final ServerFacts facts;
  private final Set<String> assumed;

  /**
   * @param compiled the expression, or null if this program cannot compile it
   * @param assumed collects the calls of {@code system('…')} whose answer was only assumed
   */
  Observer(
      FieldName field,
      @Nullable CompiledExpression compiled,
      ServerFacts facts,
      Set<String> assumed) {
    this.field = field;
    this.compiled = compiled;
    this.facts = facts;
    this.assumed = assumed;
  }

  View see(SampleConnection connection) {
    if (compiled == null) {
      return View.unknown("an expression that this program does not understand", 0);
    }
    Trace trace = compiled.trace(connection.on(ServerNames.of(facts)));
    List<Trace.Input> inputs = trace.inputs();
    for (Trace.Input input : inputs) {
      if (input.isServerOnly()) {
        return View.unknown(input.text(), input.part().rule());
      }
    }
    Trace.Failure failure = trace.failure();
    if (failure != null) {
      return View.unknown(
          "an evaluation that fails here: " + failure.reason(), failure.part().rule());
    }
    inputs.stream()
        .filter(input -> input.source() == Trace.Source.SYSTEM_NAME && !knows(input.name()))
        .forEach(input -> assumed.add(input.name()));
    return new View(text(trace.evaluation()), trace.evaluation().rule(), true);
  }

  private boolean knows(String systemName) {
    return systemName.equals("hostname") && facts.hostName().isPresent();
  }

  private String text(Evaluation evaluation) {
    return ConnectStage.line(field, evaluation.value())
        .orElseGet(
            () ->
                evaluation.value() instanceof Value.StringValue script && !script.text().isEmpty()
                    ? "script " + script.text()
                    : "no script");
  }
}
