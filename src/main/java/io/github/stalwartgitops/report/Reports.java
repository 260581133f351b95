package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Account;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/**
 * The reports that a user asked for.
 *
 * @param files each of them
 * @param out the standard output
 */
public record Reports(List<ReportFile> files, PrintWriter out) {
  public Reports {
    files = List.copyOf(files);
  }

  /**
   * Writes all of them.
   *
   * @return the account; a report that could not be written is a problem of it
   */
  public Account write(Account account) {
    Account told = account;
    for (ReportFile file : files) {
      try {
        file.write(account, out);
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
