package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The reports that the user requested.
 *
 * @param files the reports
 * @param job the job in which they are written
 * @param out standard output
 */
public record Reports(List<ReportFile> files, PipelineJob job, PrintWriter out) {
  public Reports {
    files = List.copyOf(files);
  }

  /** Returns a message if two reports are written to the same file. */
  public static Optional<String> clash(List<ReportFile> files) {
    for (int i = 0; i < files.size(); i++) {
      for (ReportFile other : files.subList(i + 1, files.size())) {
        if (files.get(i).hasSameTarget(other)) {
          Path file = other.file();
          return Optional.of(
              files.get(i).form()
                  + " and "
                  + other.form()
                  + (file == null
                      ? " are both written to standard output: give all but one a file"
                      : " are both written to " + file.normalize() + ": give each its own file"));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Writes all reports.
   *
   * @return the run with a problem for each report that could not be written
   */
  public RunReport write(RunReport report) {
    RunReport result = report;
    for (ReportFile file : files) {
      try {
        file.write(report, job, out);
      } catch (IOException e) {
        result =
            result.notRecorded(
                Problem.error(
                    "the report " + file.form() + "=" + e.getMessage(),
                    "The run itself ended as shown here."));
      }
    }
    return result;
  }
}
