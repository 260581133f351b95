package io.github.stalwartgitops.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Proof;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import java.util.List;

/** Writes what came of a run as JSON. */
final class RunReportJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RunReportJson() {}

  static ObjectNode of(RunReport account) {
    ObjectNode root =
        JSON.objectNode()
            .put("format", 1)
            .put("kind", "report")
            .put("server", account.server())
            .put("url", account.url())
            .put("catalog", account.catalogVersion())
            .put("verdict", ReportTerms.camelCase(account.verdict()))
            .put("exitCode", account.verdict().exitCode())
            .put("seconds", account.elapsed().toMillis() / 1000.0);
    if (account.plan() != null) {
      root.set("plan", account.plan().toJson());
    }
    if (account.behavior() != null) {
      root.set("behavior", BehaviorJson.of(account.behavior()));
    }
    if (account.outcome() != null) {
      root.set("outcome", outcome(account.outcome()));
    }
    root.set("problems", problems(account.problems()));
    return root;
  }

  /** The problems as a JSON array. */
  static ArrayNode problems(List<Problem> problems) {
    ArrayNode array = JSON.arrayNode();
    for (Problem problem : problems) {
      ObjectNode node =
          array.addObject().put("severity", ReportTerms.camelCase(problem.severity()));
      Place place = problem.place();
      if (place != null) {
        node.put("file", place.file())
            .put("line", place.line())
            .put("column", place.column())
            .put("length", place.length());
      }
      node.put("message", problem.message());
      if (problem.hint() != null) {
        node.put("hint", problem.hint());
      }
      if (problem.name() != null) {
        node.put("name", problem.name());
      }
    }
    return array;
  }

  private static ObjectNode outcome(Outcome outcome) {
    ObjectNode node = JSON.objectNode().put("status", ReportTerms.camelCase(outcome.status()));
    ObjectNode stored = node.putObject("stored");
    outcome.stored().forEach((object, held) -> stored.put(object, ReportTerms.camelCase(held)));
    node.put("active", ReportTerms.camelCase(outcome.active()));
    ArrayNode steps = node.putArray("steps");
    for (Step step : outcome.steps()) {
      ObjectNode entry =
          steps.addObject().put("subject", step.subject()).put("result", step.result());
      if (!step.details().isEmpty()) {
        ArrayNode details = entry.putArray("details");
        step.details().forEach(details::add);
      }
    }
    if (!outcome.proofs().isEmpty()) {
      ArrayNode proofs = node.putArray("proofs");
      outcome.proofs().forEach(proof -> proofs.add(proof(proof)));
    }
    node.set("problems", problems(outcome.problems()));
    return node;
  }

  private static ObjectNode proof(Proof proof) {
    return JSON.objectNode()
        .put("address", proof.address().toString())
        .put("result", ReportTerms.camelCase(proof.result()))
        .put("expected", proof.expected())
        .put("seen", proof.seen())
        .put("reason", proof.reason());
  }
}
