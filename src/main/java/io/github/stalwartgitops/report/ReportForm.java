package io.github.stalwartgitops.report;

import io.github.stalwartgitops.reconcile.RunReport;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms of a report. */
public enum ReportForm {
  /** The output of a terminal, without colours. */
  TEXT,
  /** One JSON object, described by {@code report-schema.json} beside this class. */
  JSON,
  /** A comment on a pull request, or the summary of a pipeline step. */
  MARKDOWN,
  /** One self-contained page for a browser. */
  HTML,
  /** The XML of JUnit, for viewers of test results. */
  JUNIT,
  /** SARIF 2.1.0: problems and lints, for viewers of static analysis. */
  SARIF,
  /** Workflow commands of GitHub Actions, which a step prints. */
  GITHUB,
  /** Code quality report of GitLab: problems and lints. */
  GITLAB;

  /** Returns the text of a report, in which manifests keep the names that the user gave them. */
  public String render(RunReport report) {
    return render(report, PipelineJob.none());
  }

  /** Returns the text of a report; annotations of manifests use the paths of the job. */
  public String render(RunReport report, PipelineJob job) {
    return switch (this) {
      case TEXT -> String.join("\n", RunReportText.lines(report, new Palette(false), false)) + "\n";
      case JSON -> JsonText.of(RunReportJson.of(report));
      case MARKDOWN -> new MarkdownReport(report).write();
      case HTML -> new HtmlReport(report).write();
      case JUNIT -> new JUnitReport(report).write();
      case SARIF -> JsonText.of(SarifJson.of(report, job));
      case GITHUB -> GitHubCommands.of(report, job);
      case GITLAB -> JsonText.of(GitLabJson.of(report, job));
    };
  }

  /** Returns the form with a name, ignoring case. */
  public static Optional<ReportForm> named(String name) {
    return Arrays.stream(values())
        .filter(form -> form.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** Returns the names of all forms, for a message. */
  public static String names() {
    return String.join(", ", Arrays.stream(values()).map(ReportForm::toString).toList());
  }

  /** Returns the name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
