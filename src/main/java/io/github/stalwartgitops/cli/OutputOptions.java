package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.report.Reports;
import java.util.List;
import picocli.CommandLine.Option;

/** What a command prints, and the reports that it also writes. */
final class OutputOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Print only problems.")
  private boolean quiet;

  @Option(
      names = "--report",
      paramLabel = "FORM=FILE",
      description = {
        "Also write a report: text, json, html, junit,",
        "sarif, github (in a step), gitlab, or markdown",
        "(for a pull request, or appended to",
        "$$GITHUB_STEP_SUMMARY). FILE - is the standard",
        "output. Repeatable with different files."
      })
  private List<ReportFile> reports = List.of();

  /**
   * Returns the console of a command.
   *
   * @param debug whether requests are printed
   */
  Console console(Invocation invocation, boolean debug) {
    Reports.clash(reports)
        .ifPresent(
            clash -> {
              throw new UsageException("--report: " + clash);
            });
    return new Console(invocation, quiet, debug, reports);
  }
}
