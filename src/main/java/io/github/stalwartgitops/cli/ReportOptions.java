package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.report.ReportFile;
import java.util.List;
import picocli.CommandLine.Option;

/** The reports that a command writes besides what it prints. */
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FORM=FILE",
      description = {
        "Also write a report: text, json, markdown (a pull request's comment, or",
        "$$GITHUB_STEP_SUMMARY), html, junit, sarif, github (in a step) or gitlab.",
        "The FILE - is the standard output. Repeatable."
      })
  private List<ReportFile> reports = List.of();

  List<ReportFile> files() {
    return reports;
  }
}
