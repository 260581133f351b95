package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.report.ReportForm;
import java.util.stream.Collectors;

/**
 * What a run reported, and what its server saw of it.
 *
 * @param report its result
 * @param log the notes and debug lines
 * @param auditLine the line of its audit file, empty for a run without one
 * @param history the requests and changes on the server
 */
record ObservedRun(RunReport report, String log, String auditLine, RequestHistory history) {
  /** Returns everything that a person or a pipeline can read of the run. */
  String everything() {
    StringBuilder all = new StringBuilder(log).append(auditLine);
    for (ReportForm form : ReportForm.values()) {
      all.append(form.render(report));
    }
    return all.toString();
  }

  String text() {
    return ReportForm.TEXT.render(report);
  }

  /** Returns the report, and the requests on the server. */
  String describe() {
    return text()
        + history.received().stream()
            .map(it -> it.line() + (it.fault() == null ? "\n" : "   " + it.fault() + "\n"))
            .collect(Collectors.joining());
  }

  /** Returns whether the report asks for a reload of what is stored. */
  boolean asksForReload() {
    return text().contains("--reload always") || text().contains("active after the next reload");
  }
}
