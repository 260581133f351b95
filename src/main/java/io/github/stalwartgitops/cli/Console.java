package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.apply.StopAtShutdown;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.audit.Audit;
import io.github.stalwartgitops.audit.AuditedApply;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.jmap.JmapListener;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.report.Palette;
import io.github.stalwartgitops.report.PipelineJob;
import io.github.stalwartgitops.report.Printable;
import io.github.stalwartgitops.report.ProblemText;
import io.github.stalwartgitops.report.Progress;
import io.github.stalwartgitops.report.ReportFile;
import io.github.stalwartgitops.report.Reports;
import io.github.stalwartgitops.report.RunReportText;
import io.github.stalwartgitops.report.RunSummary;
import io.github.stalwartgitops.report.TextFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what commands have to say. */
final class Console {
  private final Invocation invocation;
  private final boolean quiet;
  private final boolean debug;
  private final Reports reports;
  private final Progress progress;

  /** A console that tells all but requests. */
  Console(Invocation invocation) {
    this(invocation, false, false, List.of());
  }

  /**
   * @param quiet whether only problems and results are told
   * @param debug whether requests are told
   * @param reports what accounts are written to besides
   */
  Console(Invocation invocation, boolean quiet, boolean debug, List<ReportFile> reports) {
    this.invocation = invocation;
    this.quiet = quiet;
    this.debug = debug;
    this.reports =
        new Reports(
            reports,
            PipelineJob.of(invocation.folder(), invocation.environment()),
            invocation.out());
    this.progress = new Progress(System::nanoTime, invocation.live(), this::working);
  }

  /** An orchestrator that tells its retries here. */
  Reconciler reconciler() {
    return reconciler(new StopSignal());
  }

  private Reconciler reconciler(StopSignal stop) {
    return new Reconciler(Catalog.bundled(), System::nanoTime, stop, stop, listener(), progress);
  }

  /** Applies and tells what came of it, also where this program is told to stop meanwhile. */
  int apply(ApplyRequest request, @Nullable Audit audit) {
    StopSignal stop = new StopSignal();
    AuditedApply apply = new AuditedApply(reconciler(stop), audit, Clock.systemUTC());
    return StopAtShutdown.<Integer, RuntimeException>run(
        stop, () -> tell(apply.apply(request), false));
  }

  private void working(String piece) {
    if (!quiet) {
      // Whether the errors go to the terminal, too, cannot be told; the reports do.
      PrintWriter where = invocation.live() ? invocation.out() : invocation.err();
      where.print(invocation.live() ? piece : piece + System.lineSeparator());
      where.flush();
    }
  }

  private JmapListener listener() {
    return new JmapListener() {
      @Override
      public void note(String sentence) {
        if (!quiet) {
          progress.clear();
          invocation.err().println(Printable.of(sentence));
        }
      }

      @Override
      public void debug(String line) {
        if (debug) {
          progress.clear();
          invocation.err().println(Printable.of(line));
        }
      }
    };
  }

  /** Writes the reports of a run, prints its account and gives the exit code. */
  int tell(RunReport run, boolean showUndeclared) {
    RunReport account = reports.write(run);
    if (quiet) {
      problems(account.problems());
      if (account.outcome() != null) {
        problems(account.outcome().problems());
        if (account.verdict() != Verdict.DONE) {
          RunSummary.lines(account, palette()).forEach(invocation.err()::println);
        }
      }
    } else {
      invocation
          .screen()
          .fit(RunReportText.lines(account, palette(), showUndeclared))
          .forEach(invocation.out()::println);
    }
    return account.verdict().exitCode();
  }

  /** Writes the reports of a check of manifests, prints it and gives the exit code. */
  int tell(Result<Manifest> validation) {
    RunReport account = reports.write(RunReport.of(validation, Catalog.bundled().version()));
    for (Problem problem : account.problems()) {
      problems(List.of(problem));
      invocation.err().println();
    }
    // A report that could not be written is one more problem.
    line(
        RunSummary.of(
            account.verdict().isFailure()
                ? Result.failure(account.verdict(), account.problems())
                : Result.of(validation.value(), account.problems())));
    return account.verdict().exitCode();
  }

  /** Prints problems. */
  void problems(List<Problem> problems) {
    for (Problem problem : problems) {
      invocation
          .screen()
          .fit(ProblemText.lines(problem, palette()))
          .forEach(invocation.err()::println);
    }
  }

  /** Prints a line, unless told to be quiet. */
  void line(String line) {
    if (!quiet) {
      invocation.screen().fit(List.of(line)).forEach(invocation.out()::println);
    }
  }

  /** Prints what was asked for. */
  void result(String text) {
    invocation.out().print(text);
    invocation.out().flush();
  }

  /** Writes a file of the user's, with the folders on its way. */
  void write(Path file, String text) throws IOException {
    TextFile.write(invocation.folder().resolve(file), text);
  }

  /** The colours of the terminal. */
  Palette palette() {
    return new Palette(invocation.colour());
  }
}
