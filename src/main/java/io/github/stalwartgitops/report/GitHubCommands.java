package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.RuleChange;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * Writes workflow commands of GitHub Actions, which annotate the lines of a pull request: one for
 * the result of the run, then one for each problem and each changed field. GitHub shows the first
 * ten annotations of a kind.
 */
final class GitHubCommands {
  private final RunReport report;
  private final PipelineJob job;
  private final StringBuilder out = new StringBuilder();

  private GitHubCommands(RunReport report, PipelineJob job) {
    this.report = report;
    this.job = job;
  }

  static String of(RunReport report, PipelineJob job) {
    return new GitHubCommands(report, job).write();
  }

  private String write() {
    command(
        report.verdict().isFailure() ? "error" : "notice",
        null,
        ReportTerms.TOOL + ": " + ReportTerms.subject(report),
        RunSummary.line(report));
    report.allProblems().forEach(this::problem);
    if (report.plan() != null) {
      report.plan().plan().changedScripts().forEach(this::script);
      report.plan().plan().changedFields().forEach(this::field);
    }
    return out.toString();
  }

  private void problem(Problem problem) {
    String message =
        problem.hint() == null ? problem.message() : problem.message() + "\n" + problem.hint();
    command(
        problem.severity() == Severity.NOTE ? "notice" : ReportTerms.of(problem.severity()),
        problem.place(),
        problem.name() == null ? ReportTerms.TOOL : problem.name(),
        message);
  }

  private void script(ScriptDiff script) {
    FieldName name = SieveScript.name(script.name());
    command(
        "notice", script.place(), name.toString(), state(name) + ": " + ScriptText.kind(script));
  }

  private void field(FieldDiff field) {
    command(
        "notice",
        firstChange(field),
        field.name().toString(),
        state(field.name()) + ": " + RunSummary.changes(field));
  }

  /** Returns the place of the first change; a removed rule has none in the manifest. */
  private static @Nullable Place firstChange(FieldDiff field) {
    return field.changes().stream()
        .filter(change -> change.kind() != RuleChange.Kind.RULE_REMOVED && change.place() != null)
        .findFirst()
        .map(RuleChange::place)
        .orElse(field.place());
  }

  private String state(FieldName name) {
    StoredState state =
        report.outcome() == null ? null : report.outcome().stored().get(name.object());
    if (state == null) {
      return "planned";
    }
    return switch (state) {
      case DESIRED -> "stored";
      case PREVIOUS -> "planned, but not stored";
      case PARTIAL -> "planned, but the object is only stored in part";
      case OTHER -> "planned, but other values are stored";
      case UNKNOWN -> "planned, but what is stored is unknown";
    };
  }

  private void command(String command, @Nullable Place place, String title, String message) {
    out.append("::").append(command).append(' ');
    if (place != null) {
      out.append("file=").append(property(job.path(place.file())));
      out.append(",line=").append(place.line());
      out.append(",col=").append(place.column());
      out.append(",endColumn=").append(place.column() + place.length()).append(',');
    }
    out.append("title=").append(property(title)).append("::");
    message.lines().map(line -> data(line) + "%0A").forEach(out::append);
    out.setLength(out.length() - (message.isEmpty() ? 0 : "%0A".length()));
    out.append('\n');
  }

  /** Returns a message in which the characters that the runner decodes are encoded. */
  private static String data(String text) {
    return Printable.inside(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
