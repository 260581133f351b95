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

/** Applies, and keeps a record of it where one is wanted. A dry run leaves none. */
public final class AuditedApply {
  private final Reconciler reconciler;
  private final @Nullable Audit audit;
  private final Clock clock;

  /**
   * @param audit the record that is wanted, or null for none
   * @param clock tells when the apply began
   */
  public AuditedApply(Reconciler reconciler, @Nullable Audit audit, Clock clock) {
    this.reconciler = reconciler;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Applies, if the record can be written; else nothing is sent. A record that fails afterwards is
   * a problem of the account, with the line to be kept by hand.
   */
  public RunReport apply(ApplyRequest request) {
    return audit == null || request.dryRun() ? reconciler.apply(request) : recorded(request, audit);
  }

  private RunReport recorded(ApplyRequest request, Audit wanted) {
    Instant start = clock.instant();
    AuditFile file;
    try {
      file = AuditFile.open(wanted.file());
    } catch (IOException e) {
      return ended(
          request,
          start,
          Verdict.FAILED,
          Problem.error(
              wanted.file() + " cannot be written: " + IoReason.of(e),
              "An apply that is to be recorded needs its record. Nothing was sent."));
    }
    RunReport account;
    try {
      account = reconciler.apply(request);
    } catch (RuntimeException | Error unforeseen) {
      Problem broken =
          Problem.error(
              "the apply broke off: " + unforeseen, "Plan again to see what the server stores.");
      keep(file, ended(request, start, Verdict.NOT_PROVEN, broken), wanted, start)
          .ifPresent(problem -> unforeseen.addSuppressed(new IOException(problem.message())));
      throw unforeseen;
    }
    return keep(file, account, wanted, start).map(account::notRecorded).orElse(account);
  }

  /** Writes the line and closes the file; gives the problem if it did not take it. */
  private static Optional<Problem> keep(
      AuditFile file, RunReport account, Audit wanted, Instant start) {
    String line = AuditLine.of(account, wanted, start);
    try (file) {
      file.append(line);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          Problem.error(
              wanted.file() + " did not take the record of this apply: " + IoReason.of(e),
              "Add this line to it by hand:\n" + line));
    }
  }

  /** What is known of an apply that came to no plan. */
  private RunReport ended(ApplyRequest request, Instant start, Verdict verdict, Problem why) {
    return new RunReport(
        request.target().name(),
        request.target().address(),
        Catalog.bundled().version(),
        null,
        null,
        null,
        List.of(why),
        verdict,
        Duration.between(start, clock.instant()));
  }
}
