package io.github.stalwartgitops.audit;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.problem.IoReason;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Account;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  public Account apply(ApplyRequest request) {
    if (audit == null || request.dryRun()) {
      return reconciler.apply(request);
    }
    Instant start = clock.instant();
    AuditFile file;
    try {
      file = AuditFile.open(audit.file());
    } catch (IOException e) {
      return cannotBeWritten(request, audit.file(), e);
    }
    Account account = reconciler.apply(request);
    String line = AuditLine.of(account, audit, start);
    try (file) {
      file.append(line);
      return account;
    } catch (IOException e) {
      return account.notRecorded(
          Problem.error(
              audit.file() + " did not take the record of this apply: " + IoReason.of(e),
              "Add this line to it by hand:\n" + line));
    }
  }

  private static Account cannotBeWritten(ApplyRequest request, Path file, IOException why) {
    return new Account(
        request.target().name(),
        request.target().address(),
        Catalog.bundled().version(),
        null,
        null,
        null,
        List.of(
            Problem.error(
                file + " cannot be written: " + IoReason.of(why),
                "An apply that is to be recorded needs its record. Nothing was sent.")),
        Verdict.FAILED,
        Duration.ZERO);
  }
}
