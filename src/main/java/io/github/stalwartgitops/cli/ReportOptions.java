package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.report.Reports;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The reports that a command writes besides what it prints. */
final class ReportOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--report",
      paramLabel = "FORM=FILE",
      description = {
        "Also write a report: text, json, markdown (for a",
        "pull request, or added to $$GITHUB_STEP_SUMMARY),",
        "html, junit, sarif, github (in a step) or gitlab.",
        "The FILE - is the standard output. Repeatable, each",
        "to another FILE."
      })
  private List<ReportFile> reports = List.of();

  /** The reports, none of which overwrites another. */
  List<ReportFile> files() {
    Reports.clash(reports)
        .ifPresent(
            clash -> {
              throw new ParameterException(command.commandLine(), "--report: " + clash);
            });
    return reports;
  }
}
