package io.github.stalwartgitops.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.report.JsonText;
import io.github.stalwartgitops.report.ReportTerms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Writes the record of an apply as one line of JSON, with the same members each time. */
final class AuditLine {
  private static final int FORMAT = 1;

  private AuditLine() {}

  /**
   * Returns the line without its end.
   *
   * @param start when the apply began
   */
  static String of(RunReport report, Audit audit, Instant start) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", FORMAT)
            .put("time", start.truncatedTo(ChronoUnit.MILLIS).toString())
            .put("seconds", report.elapsed().toMillis() / 1000.0)
            .put("actor", audit.actor())
            .put("commit", audit.commit())
            .put("server", report.server())
            .put("url", report.url())
            .put("verdict", ReportTerms.camelCase(report.verdict()))
            .put("exitCode", report.verdict().exitCode());
    changes(report.plan(), line);
    outcome(report, line);
    ArrayNode errors = line.putArray("errors");
    report.allProblems().stream()
        .filter(Problem::isError)
        .map(Problem::message)
        .forEach(errors::add);
    return JsonText.line(line);
  }

  private static void changes(@Nullable SavedPlan plan, ObjectNode line) {
    if (plan == null) {
      line.putNull("digest").putNull("before").putNull("after");
      return;
    }
    line.put("digest", plan.digest());
    ObjectNode before = line.putObject("before");
    ObjectNode after = line.putObject("after");
    for (JsonNode script : plan.toJson().path("scripts")) {
      if (!script.path("before").equals(script.path("after"))) {
        String name = SieveScript.name(script.path("name").asText()).toString();
        before.set(name, script.path("before"));
        after.set(name, script.path("after"));
      }
    }
    for (JsonNode field : plan.toJson().path("fields")) {
      if (!field.path("changes").isEmpty()) {
        String name = field.path("object").asText() + "." + field.path("field").asText();
        before.set(name, field.path("before"));
        after.set(name, field.path("after"));
      }
    }
  }

  /** Without an outcome nothing was sent, and the verdict says why. */
  private static void outcome(RunReport report, ObjectNode line) {
    Outcome outcome = report.outcome();
    if (outcome == null) {
      line.put("outcome", ReportTerms.camelCase(report.verdict()))
          .putNull("stored")
          .putNull("active")
          .putNull("proof");
      return;
    }
    line.put("outcome", ReportTerms.camelCase(outcome.status()));
    ObjectNode stored = line.putObject("stored");
    outcome.stored().forEach((object, held) -> stored.put(object, ReportTerms.camelCase(held)));
    line.put("active", ReportTerms.camelCase(outcome.active()));
    line.set(
        "proof", outcome.proofs().isEmpty() ? line.nullNode() : line.textNode(outcome.proven()));
  }
}
