package io.github.stalwartgitops.report;

import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.Account;
import org.jspecify.annotations.Nullable;

/**
 * Writes workflow commands of GitHub Actions, which a runner shows beside the lines of a pull
 * request: a command for each problem, for each changed field and for how the run ended.
 */
final class GitHubCommands {
  private final StringBuilder out = new StringBuilder();

  private GitHubCommands() {}

  static String of(Account account) {
    GitHubCommands commands = new GitHubCommands();
    account.allProblems().forEach(commands::problem);
    if (account.plan() != null) {
      account.plan().plan().changedFields().forEach(commands::field);
    }
    commands.command(
        account.verdict().isFailure() ? "error" : "notice",
        null,
        Words.TOOL + ": " + Words.subject(account),
        Words.closing(account));
    return commands.out.toString();
  }

  private void problem(Problem problem) {
    String message =
        problem.mend() == null ? problem.message() : problem.message() + "\n" + problem.mend();
    command(
        problem.severity() == Severity.NOTE ? "notice" : Words.of(problem.severity()),
        problem.place(),
        problem.name() == null ? Words.TOOL : problem.name(),
        message);
  }

  private void field(FieldDiff field) {
    command("notice", field.place(), field.name().toString(), Closing.changes(field));
  }

  private void command(String command, @Nullable Place place, String title, String message) {
    out.append("::").append(command).append(' ');
    if (place != null) {
      out.append("file=").append(property(place.file()));
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
