package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.report.ReportForm;

/**
 * What a run told, and what its server saw of it.
 *
 * @param account what came of it
 * @param heard the notes and debug lines on the way
 * @param record the line of its audit file; empty for a run that leaves none
 * @param course how it went
 */
record RunRecord(RunReport account, String heard, String record, RequestHistory course) {
  /** Everything that a person or a pipeline can read of the run. */
  String everything() {
    StringBuilder all = new StringBuilder(heard).append(record);
    for (ReportForm form : ReportForm.values()) {
      all.append(form.render(account));
    }
    return all.toString();
  }

  String text() {
    return ReportForm.TEXT.render(account);
  }

  /** Whether its words ask for a reload of what is stored. */
  boolean asksForReload() {
    return text().contains("--reload always") || text().contains("active after the next reload");
  }
}
