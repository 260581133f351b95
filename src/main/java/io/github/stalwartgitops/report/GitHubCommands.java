package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.RuleChange;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * Writes workflow commands of GitHub Actions, which a runner shows beside the lines of a pull
 * request: a command for how the run ended, for each problem and for each changed field. GitHub
 * shows the first ten of a kind.
 */
final class GitHubCommands {
  private final RunReport account;
  private final PipelineJob job;
  private final StringBuilder out = new StringBuilder();

  private GitHubCommands(RunReport account, PipelineJob job) {
    this.account = account;
    this.job = job;
  }

  static String of(RunReport account, PipelineJob job) {
    return new GitHubCommands(account, job).write();
  }

  private String write() {
    command(
        account.verdict().isFailure() ? "error" : "notice",
        null,
        ReportTerms.TOOL + ": " + ReportTerms.subject(account),
        ReportTerms.closing(account));
    account.allProblems().forEach(this::problem);
    if (account.plan() != null) {
      account.plan().plan().changedFields().forEach(this::field);
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

  private void field(FieldDiff field) {
    command(
        "notice",
        firstChange(field),
        field.name().toString(),
        fate(field) + ": " + RunSummary.changes(field));
  }

  /** What goes away stands nowhere any more. */
  private static @Nullable Place firstChange(FieldDiff field) {
    return field.changes().stream()
        .filter(change -> change.kind() != RuleChange.Kind.RULE_REMOVED && change.place() != null)
        .findFirst()
        .map(RuleChange::place)
        .orElse(field.place());
  }

  private String fate(FieldDiff field) {
    StoredState held =
        account.outcome() == null ? null : account.outcome().stored().get(field.name().object());
    if (held == null) {
      return "planned";
    }
    return switch (held) {
      case DESIRED -> "stored";
      case PREVIOUS -> "planned, and not stored";
      case PARTIAL -> "planned, and the object is stored in part";
      case OTHER -> "planned, and other values are stored";
      case UNKNOWN -> "planned, and what is stored is not known";
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

  /** A message: what the runner would decode or end the command at is encoded. */
  private static String data(String text) {
    return Printable.inside(text).replace("%", "%25");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
