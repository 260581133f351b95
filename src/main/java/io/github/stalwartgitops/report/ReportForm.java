package io.github.stalwartgitops.report;

import io.github.stalwartgitops.reconcile.RunReport;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a report can be written. */
public enum ReportForm {
  /** What the terminal shows, without colours. */
  TEXT,
  /** One JSON object, as {@code report-schema.json} beside this class describes it. */
  JSON,
  /** A comment of a pull request, or the summary of a step. */
  MARKDOWN,
  /** One page for a browser, that needs nothing else. */
  HTML,
  /** JUnit's XML, for what shows the results of tests. */
  JUNIT,
  /** SARIF 2.1.0: problems and lints, for what shows the results of analyses. */
  SARIF,
  /** Workflow commands of GitHub Actions, to be printed in a step. */
  GITHUB,
  /** GitLab's code quality: problems and lints. */
  GITLAB;

  /** The report as the text of a file, with manifests named as their user did. */
  public String render(RunReport account) {
    return render(account, PipelineJob.none());
  }

  /**
   * The report as the text of a file; what is shown beside manifests names them as the job does.
   */
  public String render(RunReport account, PipelineJob job) {
    return switch (this) {
      case TEXT ->
          String.join("\n", RunReportText.lines(account, new Palette(false), false)) + "\n";
      case JSON -> JsonText.of(RunReportJson.of(account));
      case MARKDOWN -> new MarkdownReport(account).write();
      case HTML -> new HtmlReport(account).write();
      case JUNIT -> new JUnitReport(account).write();
      case SARIF -> JsonText.of(SarifJson.of(account, job));
      case GITHUB -> GitHubCommands.of(account, job);
      case GITLAB -> JsonText.of(GitLabJson.of(account, job));
    };
  }

  /** The form of that name, case aside. */
  public static Optional<ReportForm> named(String name) {
    return Arrays.stream(values())
        .filter(form -> form.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** The names of all forms, for a sentence. */
  public static String names() {
    return String.join(", ", Arrays.stream(values()).map(ReportForm::toString).toList());
  }

  /** Its name as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
