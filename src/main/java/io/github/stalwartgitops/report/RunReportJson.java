package io.github.stalwartgitops.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Proof;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.behavior.View;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import java.util.List;

/** Writes a report as JSON, in the form that {@code report-schema.json} describes. */
final class RunReportJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RunReportJson() {}

  static ObjectNode of(RunReport report) {
    ObjectNode root =
        JSON.objectNode()
            .put("format", 1)
            .put("kind", "report")
            .put("server", report.server())
            .put("url", report.url())
            .put("catalog", report.catalogVersion())
            .put("verdict", ReportTerms.camelCase(report.verdict()))
            .put("exitCode", report.verdict().exitCode())
            .put("seconds", report.elapsed().toMillis() / 1000.0);
    if (report.plan() != null) {
      root.set("plan", report.plan().toJson());
    }
    if (report.behavior() != null) {
      root.set("behavior", behavior(report.behavior()));
    }
    if (report.tests() != null) {
      root.set("tests", TestJson.of(report.tests()));
    }
    if (report.outcome() != null) {
      root.set("outcome", outcome(report.outcome()));
    }
    root.set("problems", problems(report.problems()));
    return root;
  }

  private static ObjectNode behavior(BehaviorDiff behavior) {
    ObjectNode node = JSON.objectNode();
    ArrayNode samples = node.putArray("samples");
    behavior.seen().forEach(seen -> samples.add(sample(seen)));
    ObjectNode unreached = node.putObject("unreached");
    behavior.unreached().forEach((field, changes) -> unreached.put(field.toString(), changes));
    ObjectNode assumed = node.putObject("assumed");
    behavior.assumed().forEach(assumed::put);
    return node;
  }

  private static ObjectNode sample(Seen seen) {
    ObjectNode node =
        JSON.objectNode().put("field", seen.field().toString()).put("sample", seen.sample().name());
    ObjectNode connection = node.putObject("connection");
    seen.sample()
        .connection()
        .variables()
        .forEach((name, value) -> connection.set(name, ValueJson.of(value)));
    node.set("before", view(seen.before()));
    node.set("after", view(seen.after()));
    return seen.isKnown() ? node.put("differs", seen.differs()) : node;
  }

  private static ObjectNode view(View view) {
    ObjectNode node = JSON.objectNode();
    if (!view.isKnown()) {
      return node.put("dependsOn", view.text());
    }
    if (view.rule() >= 0) {
      node.put("rule", view.rule() + 1);
    }
    return node.put("text", view.text());
  }

  private static ArrayNode problems(List<Problem> problems) {
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
    outcome.stored().forEach((object, state) -> stored.put(object, ReportTerms.camelCase(state)));
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
