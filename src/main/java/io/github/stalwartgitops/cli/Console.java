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

/** The output of a command. */
final class Console {
  private final Invocation invocation;
  private final boolean quiet;
  private final boolean debug;
  private final Reports reports;
  private final Progress progress;

  /** A console that prints everything but requests. */
  Console(Invocation invocation) {
    this(invocation, false, false, List.of());
  }

  /**
   * @param quiet whether only problems and results are printed
   * @param debug whether requests are printed
   * @param reports the reports to write
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
    this.progress = new Progress(System::nanoTime, invocation.live(), this::progress);
  }

  /** Returns an orchestrator that prints its progress here. */
  Reconciler reconciler() {
    return reconciler(new StopSignal());
  }

  private Reconciler reconciler(StopSignal stop) {
    return new Reconciler(Catalog.bundled(), System::nanoTime, stop, stop, listener(), progress);
  }

  /** Applies and prints the report, even if the process is asked to stop meanwhile. */
  Verdict apply(ApplyRequest request, @Nullable Audit audit) {
    StopSignal stop = new StopSignal();
    AuditedApply apply = new AuditedApply(reconciler(stop), audit, Clock.systemUTC());
    return StopAtShutdown.<Verdict, RuntimeException>run(
        stop, () -> report(apply.apply(request), false));
  }

  private void progress(String text) {
    if (!quiet) {
      // On a terminal the line is rewritten in place, so it must go where the reports go: whether
      // the standard error is the same terminal cannot be known.
      PrintWriter where = invocation.live() ? invocation.out() : invocation.err();
      where.print(invocation.live() ? text : text + System.lineSeparator());
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

  /** Writes the reports of a run and prints it. Returns how it ended. */
  Verdict report(RunReport run, boolean showUndeclared) {
    RunReport report = reports.write(run);
    if (!quiet) {
      invocation
          .screen()
          .fit(RunReportText.lines(report, palette(), showUndeclared))
          .forEach(invocation.out()::println);
    } else {
      problems(report.allProblems());
      if (report.outcome() != null && report.verdict() != Verdict.DONE) {
        RunSummary.lines(report, palette()).forEach(invocation.err()::println);
      }
    }
    return report.verdict();
  }

  /** Writes the reports of a validation and prints it. Returns how it ended. */
  Verdict report(Result<Manifest> validation) {
    RunReport report = reports.write(RunReport.of(validation, Catalog.bundled().version()));
    for (Problem problem : report.problems()) {
      problems(List.of(problem));
      invocation.err().println();
    }
    // A report that could not be written is one more problem.
    Result<Manifest> reported =
        report.verdict().isFailure()
            ? Result.failure(report.verdict(), report.problems())
            : validation;
    line(RunSummary.of(reported));
    return report.verdict();
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

  /** Prints a line, unless the command is quiet. */
  void line(String line) {
    if (!quiet) {
      invocation.screen().fit(List.of(line)).forEach(invocation.out()::println);
    }
  }

  /** Prints the result of a command. */
  void result(String text) {
    invocation.out().print(text);
    invocation.out().flush();
  }

  /** Writes a file and creates the folders on its path. */
  void write(Path file, String text) throws IOException {
    TextFile.write(invocation.folder().resolve(file), text);
  }

  /** Returns the colours of the terminal. */
  Palette palette() {
    return new Palette(invocation.colour());
  }
}
