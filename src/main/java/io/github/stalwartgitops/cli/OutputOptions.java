package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.report.ReportForm;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a command tells, and where. */
final class OutputOptions {
  @Option(
      names = "--report",
      paramLabel = "FORM=FILE",
      description = "Also write a report: ${COMPLETION-CANDIDATES}. Repeatable.")
  private Map<ReportForm, Path> reports = new LinkedHashMap<>();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print problems only.")
  private boolean quiet;

  @Option(names = "--debug", description = "Print each request, and stack traces.")
  private boolean debug;

  Map<ReportForm, Path> reports() {
    return reports;
  }

  boolean quiet() {
    return quiet;
  }

  boolean debug() {
    return debug;
  }
}
