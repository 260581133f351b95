package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The reports that a user asked for.
 *
 * @param files each of them
 * @param job the pipeline's job that they are written in
 * @param out the standard output
 */
public record Reports(List<ReportFile> files, PipelineJob job, PrintWriter out) {
  public Reports {
    files = List.copyOf(files);
  }

  /** Says which two of them go to the same place, if two do: one would overwrite the other. */
  public static Optional<String> clash(List<ReportFile> files) {
    for (int i = 0; i < files.size(); i++) {
      for (ReportFile other : files.subList(i + 1, files.size())) {
        if (files.get(i).goesWhere(other)) {
          Path file = other.file();
          return Optional.of(
              files.get(i).form()
                  + " and "
                  + other.form()
                  + (file == null
                      ? " both go to the standard output: give all but one a file"
                      : " both go to " + file.normalize() + ": give each a file of its own"));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Writes all of them.
   *
   * @return the account; a report that could not be written is a problem of it
   */
  public RunReport write(RunReport account) {
    RunReport told = account;
    for (ReportFile file : files) {
      try {
        file.write(account, job, out);
      } catch (IOException e) {
        told =
            told.notRecorded(
                Problem.error(
                    "the report " + file.form() + "=" + e.getMessage(),
                    "The run itself ended as told here."));
      }
    }
    return told;
  }
}
