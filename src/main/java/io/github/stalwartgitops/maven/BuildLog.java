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
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import picocli.CommandLine.Help.Ansi;

/** The output of goals, in Maven's log. */
final class BuildLog {
  private final Log log;
  private final Palette palette;

  private BuildLog(Log log, boolean colour) {
    this.log = log;
    this.palette = new Palette(colour);
  }

  static BuildLog of(Log log, MavenSession session) {
    return new BuildLog(log, showsColours(session));
  }

  /**
   * Returns what {@code -Dstyle.color} says (in Maven 4 also {@code maven.style.color}), else
   * whether the build is interactive (no {@code -B}) and writes to a terminal that shows colours.
   */
  static boolean showsColours(MavenSession session) {
    Properties user = session.getUserProperties();
    String style = user.getProperty("style.color", user.getProperty("maven.style.color", ""));
    return switch (style) {
      case "always", "yes", "force" -> true;
      case "never", "no", "none" -> false;
      default -> session.getRequest().isInteractiveMode() && Ansi.AUTO.enabled();
    };
  }

  /** Returns a listener that logs retries, and requests at debug level. */
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

  /** Returns a display of activities that take long. */
  Progress progress() {
    return new Progress(System::nanoTime, false, log::info);
  }

  void line(String line) {
    log.info(line);
  }

  /** Logs problems, each at the level of its severity. */
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
   * Logs the result of a validation.
   *
   * @param report the same with problems of writing reports
   * @throws MojoFailureException if the manifests are invalid, or a report could not be written
   */
  void validation(Result<Manifest> validation, RunReport report) throws MojoFailureException {
    problems(report.problems());
    if (report.verdict().isFailure()) {
      throw new MojoFailureException(
          validation.isFailure()
              ? RunSummary.of(validation)
              : "Failed: a report could not be written.");
    }
    log.info(RunSummary.of(validation));
  }

  /**
   * Logs the problems of an export.
   *
   * @throws MojoFailureException if there is no export
   */
  void export(Result<?> export) throws MojoFailureException {
    problems(export.problems());
    if (export.isFailure()) {
      throw new MojoFailureException("Failed: nothing was exported.");
    }
  }

  /** Logs the report of a run, except for its closing sentence. */
  void report(RunReport report, boolean showUndeclared) {
    problems(report.problems());
    RunReportText.plan(report, palette, showUndeclared).forEach(log::info);
    if (report.outcome() != null) {
      RunReportText.steps(report.outcome()).forEach(log::info);
      problems(report.outcome().problems());
    }
  }

  /** Logs the closing sentence at once: a build that is interrupted may not get to it any more. */
  void interrupted(RunReport report) {
    RunSummary.lines(report, palette).forEach(log::error);
  }

  /**
   * Logs the closing sentence of a run.
   *
   * @throws MojoFailureException with that sentence if the build has to fail
   */
  void end(RunReport report) throws MojoFailureException {
    if (report.verdict().isFailure()) {
      throw new MojoFailureException(
          String.join("\n", RunSummary.lines(report, new Palette(false))));
    }
    RunSummary.lines(report, palette).forEach(log::info);
  }
}
