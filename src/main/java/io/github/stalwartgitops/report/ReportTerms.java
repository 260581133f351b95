package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.RunReport;
import java.util.Locale;

/** Terms that several forms share. */
public final class ReportTerms {
  /** The name of the tool. */
  static final String TOOL = "stalwart-gitops";

  /** The rule name of problems that are not found by a lint. */
  static final String UNNAMED = "invalid-manifest";

  private ReportTerms() {}

  /** Returns the server, or that the report is about manifests only. */
  static String subject(RunReport report) {
    return report.server().isEmpty() ? "manifests" : report.server();
  }

  static String of(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the JSON name of a constant: {@code NOTHING_TO_DO} becomes {@code nothingToDo}. */
  public static String camelCase(Enum<?> constant) {
    StringBuilder word = new StringBuilder();
    for (String part : constant.name().split("_", -1)) {
      String lower = part.toLowerCase(Locale.ROOT);
      word.append(
          word.length() == 0 ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
    }
    return word.toString();
  }
}
