package io.github.stalwartgitops.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Account;
import io.github.stalwartgitops.report.Words;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes what came of an apply as one line of JSON. */
final class AuditLine {
  private static final int FORMAT = 1;

  private AuditLine() {}

  /**
   * The line, without its end.
   *
   * @param start when the apply began
   */
  static String of(Account account, Audit audit, Instant start) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", FORMAT)
            .put("time", start.truncatedTo(ChronoUnit.MILLIS).toString())
            .put("seconds", account.elapsed().toMillis() / 1000.0)
            .put("actor", audit.actor())
            .put("commit", audit.commit())
            .put("server", account.server())
            .put("url", account.url())
            .put("verdict", Words.camelCase(account.verdict()))
            .put("exitCode", account.verdict().exitCode());
    if (account.plan() != null) {
      changes(account.plan(), line);
    }
    if (account.outcome() != null) {
      outcome(account.outcome(), line);
    }
    ArrayNode errors = line.putArray("errors");
    account.allProblems().stream()
        .filter(Problem::isError)
        .map(Problem::message)
        .forEach(errors::add);
    return line.toString();
  }

  private static void changes(SavedPlan plan, ObjectNode line) {
    line.put("digest", plan.digest());
    ObjectNode before = line.putObject("before");
    ObjectNode after = line.putObject("after");
    for (JsonNode field : plan.toJson().path("fields")) {
      if (!field.path("changes").isEmpty()) {
        String name = field.path("object").asText() + "." + field.path("field").asText();
        before.set(name, field.path("before"));
        after.set(name, field.path("after"));
      }
    }
  }

  private static void outcome(Outcome outcome, ObjectNode line) {
    line.put("outcome", Words.camelCase(outcome.status()));
    ObjectNode stored = line.putObject("stored");
    outcome.stored().forEach((object, held) -> stored.put(object, Words.camelCase(held)));
    line.put("active", Words.camelCase(outcome.active()));
    if (!outcome.proofs().isEmpty()) {
      line.put("proof", outcome.proven());
    }
  }
}
