package io.github.stalwartgitops.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.ProbeOptions;
import io.github.stalwartgitops.apply.Proof;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.MethodCall;
import io.github.stalwartgitops.jmap.MethodResponse;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.server.WriteResult;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes the connect stage in every way that an apply knows, and a script. */
final class WriteCycle {
  private static final Duration BUDGET = Duration.ofSeconds(10);
  private static final FieldName HOSTNAME = new FieldName(ConnectStage.OBJECT, "hostname");
  private static final String WRONG = "local_prot == 25";
  private static final String SCRIPT = "stalwart_gitops_contract";

  private final ContractConnection connection;
  private final ContractReport report;
  private final ConnectStage stage;
  private final SmtpAddress smtp;

  /**
   * @param smtp where the greeting is read, or null
   */
  WriteCycle(
      ContractConnection connection, ContractReport report, ConnectStage stage, SmtpAddress smtp) {
    this.connection = connection;
    this.report = report;
    this.stage = stage;
    this.smtp = smtp;
  }

  void run() throws JmapException, IOException {
    apply();
    refusedSet();
    rollback();
    script();
  }

  private void apply() throws IOException {
    List<SmtpAddress> probed = Stream.ofNullable(smtp).toList();
    RunReport run =
        apply(
            connection.reconciler(),
            "system('hostname') + ' ESMTP contract check'",
            new ProbeOptions(probed, BUDGET, false));
    Outcome outcome = run.outcome();
    if (outcome == null) {
      report.differs("set and reload", messages(run.problems()));
      return;
    }
    boolean isActive = outcome.status() == Status.ACTIVE || outcome.status() == Status.NOT_PROVEN;
    report.result(
        "set and reload",
        outcome.steps().stream()
            .filter(step -> !step.subject().equals("greeting"))
            .map(step -> step.subject() + " " + step.result())
            .collect(Collectors.joining(", ")),
        isActive ? "" : outcome.status() + ": " + messages(outcome.problems()));
    if (smtp == null) {
      report.skipped("greeting", "no port is named (-Dcontract.smtp)");
    }
    for (Proof proof : outcome.proofs()) {
      String seen = proof.seen() == null ? "" : proof.seen();
      switch (proof.result()) {
        case PROVEN -> report.agrees("greeting", seen);
        case CONTRADICTED -> report.differs("greeting", proof.reason());
        case UNDECIDED -> report.skipped("greeting", proof.reason());
      }
    }
  }

  /** The server refuses an expression in the words that are predicted, and stores nothing of it. */
  private void refusedSet() throws JmapException {
    Settings stored = stage.stored();
    ObjectNode patch = JsonNodeFactory.instance.objectNode().put("hostname/else", WRONG);
    connection.continueUnlessStopped();
    WriteResult result =
        connection
            .server()
            .write(Map.of(ConnectStage.OBJECT, patch))
            .results()
            .get(ConnectStage.OBJECT);
    String predicted =
        CompiledExpression.compile(
                Expression.of(WRONG), Catalog.bundled().field(HOSTNAME).orElseThrow().scope())
            .errors()
            .get(0)
            .serverMessage();
    boolean isPredicted =
        result instanceof WriteResult.Refused refused && refused.error().reason().equals(predicted);
    report.result(
        "refused set", predicted, isPredicted ? "" : result + " instead of: " + predicted);
    report.result(
        "read back",
        "the refused value is not stored",
        stage.stored().equals(stored) ? "" : "the server stores " + stage.stored());
  }

  /** An apply that is stopped before its reload leaves nothing behind. */
  private void rollback() throws JmapException, IOException {
    Settings stored = stage.stored();
    StopSignal stop = new StopSignal();
    Reconciler reconciler =
        connection.reconciler(
            stop,
            work -> {
              if (work.startsWith("writing")) {
                stop.request();
              }
            });
    RunReport run = apply(reconciler, "'never active'", ProbeOptions.none());
    Outcome outcome = run.outcome();
    boolean isRolledBack =
        outcome != null
            && outcome.status() == Status.UNCHANGED
            && outcome.steps().stream().anyMatch(step -> step.subject().equals("rollback"));
    report.result(
        "rollback",
        "a stopped apply restores the previous values",
        isRolledBack && stage.stored().equals(stored)
            ? ""
            : "outcome " + outcome + ", stored " + stage.stored());
  }

  private RunReport apply(Reconciler reconciler, String greeting, ProbeOptions probe)
      throws IOException {
    connection.continueUnlessStopped();
    Path file =
        connection.write(
            "applied.yaml", "MtaStageConnect:\n  smtpGreeting: \"" + greeting + "\"\n");
    Manifests manifests =
        new Manifests(
            file.getParent(), List.of(file.getFileName()), Map.of(), Map.of(), false, false);
    return reconciler.apply(
        new ApplyRequest(
            new DesiredState.Declared(manifests),
            connection.target(),
            new ApplyOptions(ReloadMode.AUTO, false, BUDGET, probe),
            Guards.none(),
            false,
            false,
            false));
  }

  /** Creates, refuses, updates and destroys a system Sieve script. */
  private void script() throws JmapException {
    if (stage.scriptsBefore().containsValue(SCRIPT)) {
      report.skipped("script", "there is a script " + SCRIPT);
      return;
    }
    ObjectNode create = JsonNodeFactory.instance.objectNode();
    create.putObject("create").putObject("new").put("name", SCRIPT).put("contents", "keep;\n");
    JsonNode created = set(create).path("created").path("new").path("id");
    if (!created.isTextual()) {
      report.skipped("script", "the server does not let this account create one");
      return;
    }
    ObjectNode refused = JsonNodeFactory.instance.objectNode();
    refused.putObject("update").putObject(created.asText()).put("contents", "no sieve");
    ObjectNode update = JsonNodeFactory.instance.objectNode();
    update.putObject("update").putObject(created.asText()).put("contents", "discard;");
    ObjectNode destroy = JsonNodeFactory.instance.objectNode();
    destroy.putArray("destroy").add(created.asText());
    boolean agrees =
        set(refused).path("notUpdated").has(created.asText())
            && set(update).path("updated").has(created.asText())
            && set(destroy).path("destroyed").path(0).equals(created);
    report.result(
        "script",
        "created, a wrong update refused, updated, destroyed",
        agrees ? "" : "the script " + SCRIPT + " was not updated or destroyed");
  }

  private JsonNode set(ObjectNode arguments) throws JmapException {
    connection.continueUnlessStopped();
    MethodResponse response =
        connection
            .client()
            .write(List.of(new MethodCall("x:SieveSystemScript/set", arguments, "script")))
            .of("script");
    Optional<JsonNode> answer =
        response instanceof MethodResponse.Success success
            ? Optional.of(success.arguments())
            : Optional.empty();
    return answer.orElseGet(JsonNodeFactory.instance::objectNode);
  }

  private static String messages(List<Problem> problems) {
    return problems.stream().map(Problem::message).collect(Collectors.joining("; "));
  }
}
