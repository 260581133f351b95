package io.github.stalwartgitops.audit;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.problem.IoReason;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies, and records it in an audit file if requested. A dry run is not recorded. */
public final class AuditedApply {
  private final Reconciler reconciler;
  private final @Nullable Audit audit;
  private final Clock clock;

  /**
   * @param audit the record to write, or null for none
   * @param clock gives the time of the record
   */
  public AuditedApply(Reconciler reconciler, @Nullable Audit audit, Clock clock) {
    this.reconciler = reconciler;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Applies. If the audit file cannot be opened, nothing is sent; if the record cannot be written
   * afterwards, the report has a problem with the line to add by hand.
   */
  public RunReport apply(ApplyRequest request) {
    return audit == null || request.dryRun() ? reconciler.apply(request) : recorded(request, audit);
  }

  private RunReport recorded(ApplyRequest request, Audit record) {
    Instant start = clock.instant();
    AuditFile file;
    try {
      file = AuditFile.open(record.file());
    } catch (IOException e) {
      Problem problem =
          Problem.error(
              record.file() + " cannot be written: " + IoReason.of(e),
              "An audited apply is not carried out without its record. Nothing was sent.");
      return report(request, start, Verdict.FAILED, problem);
    }
    RunReport report;
    try {
      report = reconciler.apply(request);
    } catch (RuntimeException | Error unexpected) {
      Problem problem =
          Problem.error(
              "internal error: " + unexpected + "; this is a bug, please report it",
              "Plan again to see what the server stores.");
      append(file, report(request, start, Verdict.NOT_PROVEN, problem), record, start)
          .ifPresent(failure -> unexpected.addSuppressed(new IOException(failure.message())));
      throw unexpected;
    }
    return append(file, report, record, start).map(report::notRecorded).orElse(report);
  }

  /** Appends the line and closes the file; returns a problem if that fails. */
  private static Optional<Problem> append(
      AuditFile file, RunReport report, Audit record, Instant start) {
    String line = AuditLine.of(report, record, start);
    try (file) {
      file.append(line);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          Problem.error(
              "the record of this apply could not be added to "
                  + record.file()
                  + ": "
                  + IoReason.of(e),
              "Add this line by hand:\n" + line));
    }
  }

  /** Returns the report of an apply that has no plan. */
  private RunReport report(ApplyRequest request, Instant start, Verdict verdict, Problem problem) {
    return new RunReport(
        request.target().name(),
        request.target().address(),
        Catalog.bundled().version(),
        null,
        null,
        null,
        List.of(problem),
        verdict,
        Duration.between(start, clock.instant()));
  }
}
