package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.report.ReportFile;
import java.util.List;
import picocli.CommandLine.Option;

/** What a command tells, and where. */
final class OutputOptions {
  @Option(
      names = "--report",
      paramLabel = "FORM=FILE",
      description = {
        "Also write a report: text, json, markdown (a pull request's comment, or",
        "$$GITHUB_STEP_SUMMARY), html, junit, sarif, github (/dev/stdout in a step) or gitlab.",
        "Repeatable."
      })
  private List<ReportFile> reports = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print problems only.")
  private boolean quiet;

  @Option(names = "--debug", description = "Print each request, and stack traces.")
  private boolean debug;

  List<ReportFile> reports() {
    return reports;
  }

  boolean quiet() {
    return quiet;
  }

  boolean debug() {
    return debug;
  }
}
