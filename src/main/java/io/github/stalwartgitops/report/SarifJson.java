package io.github.stalwartgitops.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.check.Lint;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.reconcile.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes problems as SARIF 2.1.0 (OASIS): problems in files as results, others as notifications of
 * the invocation.
 */
final class SarifJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String INVALID = "The manifest is invalid.";
  private static final String INVALID_HINT = "Fix the problem that the message describes.";
  private static final String UNRESERVED = "-._~/";

  private SarifJson() {}

  static ObjectNode of(RunReport report, PipelineJob job) {
    ObjectNode root =
        JSON.objectNode()
            .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", ReportTerms.TOOL).put("version", Version.text());
    ArrayNode rules = driver.putArray("rules");
    ObjectNode invocation =
        run.putArray("invocations")
            .addObject()
            .put("executionSuccessful", report.verdict() != Verdict.FAILED)
            .put("exitCode", report.verdict().exitCode());
    ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    List<String> names = new ArrayList<>();
    for (Problem problem : report.allProblems()) {
      Place place = problem.place();
      if (place == null) {
        described(notifications.addObject(), problem);
      } else {
        String name = problem.name() == null ? ReportTerms.UNNAMED : problem.name();
        if (!names.contains(name)) {
          names.add(name);
          rules.add(rule(name));
        }
        ObjectNode result =
            results.addObject().put("ruleId", name).put("ruleIndex", names.indexOf(name));
        described(result, problem);
        result.putArray("locations").add(location(place, job));
      }
    }
    return root;
  }

  private static ObjectNode rule(String name) {
    Optional<Lint> lint = Lint.named(name);
    String meaning = lint.map(Lint::meaning).orElse(INVALID);
    String hint = lint.map(Lint::hint).orElse(INVALID_HINT);
    ObjectNode rule = JSON.objectNode().put("id", name);
    rule.putObject("shortDescription").put("text", meaning);
    rule.putObject("fullDescription").put("text", meaning + " " + hint);
    rule.putObject("help").put("text", hint);
    rule.putObject("defaultConfiguration")
        .put("level", ReportTerms.of(lint.map(Lint::severity).orElse(Severity.ERROR)));
    return rule;
  }

  private static void described(ObjectNode node, Problem problem) {
    node.put("level", ReportTerms.of(problem.severity()));
    String hint = problem.hint() == null ? "" : "\n" + lines(problem.hint());
    node.putObject("message").put("text", Printable.of(problem.message()) + hint);
  }

  private static String lines(String hint) {
    return String.join("\n", hint.lines().map(Printable::of).toList());
  }

  private static ObjectNode location(Place place, PipelineJob job) {
    ObjectNode location = JSON.objectNode();
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(job.path(place.file())));
    physical
        .putObject("region")
        .put("startLine", place.line())
        .put("startColumn", place.column())
        .put("endColumn", place.column() + place.length());
    return location;
  }

  /** Returns a file as a URI reference (RFC 3986); relative files stay relative. */
  private static String uri(String file) {
    StringBuilder uri = new StringBuilder();
    for (byte octet : file.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      uri.append(plain ? Character.toString(c) : String.format("%%%02X", (int) c));
    }
    return file.startsWith("/") ? "file://" + uri : uri.toString();
  }
}
