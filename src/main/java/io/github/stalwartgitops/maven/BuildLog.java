package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.jmap.JmapListener;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.report.Palette;
import io.github.stalwartgitops.report.Printable;
import io.github.stalwartgitops.report.ProblemText;
import io.github.stalwartgitops.report.Progress;
import io.github.stalwartgitops.report.RunReportText;
import io.github.stalwartgitops.report.RunSummary;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Tells what goals have to say through Maven's log. */
final class BuildLog {
  private final Log log;
  private final Palette palette;

  BuildLog(Log log, boolean colour) {
    this.log = log;
    this.palette = new Palette(colour);
  }

  /** Tells retries as lines, requests as debug lines. */
  JmapListener listener() {
    return new JmapListener() {
      @Override
      public void note(String sentence) {
        log.info(Printable.of(sentence));
      }

      @Override
      public void debug(String line) {
        log.debug(Printable.of(line));
      }
    };
  }

  /** Tells what takes long. */
  Progress progress() {
    return new Progress(System::nanoTime, false, log::info);
  }

  /** Tells one line. */
  void line(String line) {
    log.info(line);
  }

  /** Tells problems, each at the level of its severity. */
  void problems(List<Problem> problems) {
    for (Problem problem : problems) {
      for (String line : ProblemText.lines(problem, palette)) {
        switch (problem.severity()) {
          case ERROR -> log.error(line);
          case WARNING -> log.warn(line);
          case NOTE -> log.info(line);
        }
      }
    }
  }

  /**
   * Tells what came of checking manifests.
   *
   * @param account the same as its reports have it, with what is wrong with these
   * @throws MojoFailureException if they are not valid, or if a report could not be written
   */
  void validation(Result<Manifest> validation, RunReport account) throws MojoFailureException {
    problems(account.problems());
    if (account.verdict().isFailure()) {
      throw new MojoFailureException(
          !validation.isFailure()
              ? "Failed: a report could not be written."
              : RunSummary.of(validation));
    }
    log.info(RunSummary.of(validation));
  }

  /**
   * Tells what is worth knowing of an export.
   *
   * @throws MojoFailureException if there is no export
   */
  void export(Result<String> export) throws MojoFailureException {
    problems(export.problems());
    if (export.verdict().isFailure()) {
      throw new MojoFailureException("Failed: nothing was exported.");
    }
  }

  /** Tells what came of a run, all but the sentence by which it ends. */
  void account(RunReport account, boolean showUndeclared) {
    problems(account.problems());
    RunReportText.plan(account, palette, showUndeclared).forEach(log::info);
    if (account.outcome() != null) {
      RunReportText.steps(account.outcome()).forEach(log::info);
      problems(account.outcome().problems());
    }
  }

  /** Tells at once the sentence by which a run ends, for Maven may not come to it any more. */
  void broken(RunReport account) {
    RunSummary.lines(account, palette).forEach(log::error);
  }

  /**
   * Tells the sentence by which a run ends.
   *
   * @throws MojoFailureException with that sentence if the build has to fail
   */
  void closing(RunReport account) throws MojoFailureException {
    if (account.verdict().isFailure()) {
      throw new MojoFailureException(
          String.join("\n", RunSummary.lines(account, new Palette(false))));
    }
    RunSummary.lines(account, palette).forEach(log::info);
  }
}
