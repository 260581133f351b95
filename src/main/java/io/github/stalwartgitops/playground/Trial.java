package io.github.stalwartgitops.playground;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.behavior.ExplainedStep;
import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.behavior.ServerNames;
import io.github.stalwartgitops.behavior.ValueText;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.manifest.ManifestWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries an expression for one connection, and returns the result as JSON. */
final class Trial {
  private static final int MAX_STEPS = 40;
  private static final int LONGEST_VALUE = 2_000;

  private final Catalog catalog;
  private final Emulator emulator;

  Trial(Catalog catalog, Emulator emulator) {
    this.catalog = catalog;
    this.emulator = emulator;
  }

  /** A compiled expression and its evaluation for the connection. */
  private record Run(CompiledExpression compiled, Trace trace) {
    static Optional<Run> of(Expression expression, Field field, Environment environment) {
      return Optional.ofNullable(CompiledExpression.compile(expression, field.scope()).compiled())
          .map(compiled -> new Run(compiled, compiled.trace(environment)));
    }
  }

  /**
   * {@code {"problems", "connection", "outcome", "stored", "active", "manifest"}}. Connection is
   * what no connection can have, {@code [{"variable", "message"}]}: then nothing is tried. The
   * outcome is missing where the expression does not compile; stored and active are what the
   * emulator's own settings give for the same connection.
   *
   * @throws QuestionException if the catalog has no such field
   */
  JsonNode of(Question question) throws QuestionException {
    Field field =
        catalog
            .field(question.field())
            .orElseThrow(() -> new QuestionException(404, "The catalog has no such field."));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("problems", new DraftProblems(catalog, emulator.hostname()).of(field, question));
    ArrayNode impossible = json.putArray("connection");
    question.connection().forEach((name, text) -> addImpossible(impossible, name, text));
    if (impossible.isEmpty()) {
      tryOut(json, field, question.expression(), environment(question.connection()));
    }
    Settings drafted = new Settings(Map.of(field.name(), question.expression()));
    return json.put("manifest", new ManifestWriter(catalog, true).write(drafted, "the playground"));
  }

  private static void addImpossible(ArrayNode json, String name, String text) {
    try {
      SampleConnection unused = SampleConnection.unknown().with(Map.of(name, text));
    } catch (IllegalArgumentException e) {
      json.addObject().put("variable", name).put("message", e.getMessage());
    }
  }

  private void tryOut(
      ObjectNode json, Field field, Expression expression, Environment environment) {
    Run.of(expression, field, environment)
        .ifPresent(
            run ->
                json.set(
                    "outcome", outcome(field, run).set("parts", parts(expression, run.trace()))));
    Run.of(expression(emulator.stored(), field), field, environment)
        .ifPresent(run -> json.set("stored", outcome(field, run)));
    Run.of(expression(emulator.active(), field), field, environment)
        .ifPresent(run -> json.set("active", outcome(field, run)));
  }

  private static Expression expression(Settings settings, Field field) {
    return settings.find(field.name()).orElseThrow();
  }

  private Environment environment(Map<String, String> connection) {
    String name = emulator.hostname();
    return SampleConnection.unknown()
        .with(connection)
        .on(new ServerNames(name, name, emulator.domain(), ""))
        .toBuilder()
        .systemName("node_id", Value.of(1))
        .build();
  }

  private static ObjectNode outcome(Field field, Run run) {
    Evaluation evaluation = run.trace().evaluation();
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    outcome.put("rule", evaluation.rule());
    outcome.put("value", ValueText.of(evaluation.value(), LONGEST_VALUE));
    outcome.put("certain", run.trace().inputs().stream().noneMatch(Trace.Input::isServerOnly));
    Trace.Failure failure = run.trace().failure();
    outcome.put("failure", failure == null ? null : failure.reason());
    ConnectStage.line(field.name(), evaluation.value())
        .ifPresent(
            line -> {
              outcome.put("client", ValueText.cut(line, LONGEST_VALUE));
              outcome.put("replaced", ConnectStage.isReplaced(evaluation.value()));
            });
    ScriptView.effect(field.name(), evaluation).ifPresent(effect -> outcome.put("effect", effect));
    return outcome;
  }

  private static ArrayNode parts(Expression expression, Trace trace) {
    Map<Part, List<Trace.Step>> steps = new LinkedHashMap<>();
    for (Trace.Step step : trace.steps()) {
      steps.computeIfAbsent(step.part(), part -> new ArrayList<>()).add(step);
    }
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    steps.forEach(
        (part, ofPart) -> {
          ObjectNode json = parts.addObject().put("part", PartName.of(part));
          ArrayNode lines = json.putArray("steps");
          ExplainedStep.of(PartName.text(expression, part), ofPart, MAX_STEPS)
              .forEach(
                  step ->
                      lines
                          .addObject()
                          .put("source", step.source())
                          .put("substituted", step.substituted())
                          .put("value", step.value()));
        });
    return parts;
  }
}
