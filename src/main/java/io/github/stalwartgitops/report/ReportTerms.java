package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.RunReport;
import java.util.Locale;

/** Words that several forms share. */
public final class ReportTerms {
  /** What a reader calls this program. */
  static final String TOOL = "stalwart-gitops";

  /** What programs call a problem that no lint tells. */
  static final String UNNAMED = "invalid-manifest";

  private ReportTerms() {}

  /** What a report is about. */
  static String subject(RunReport account) {
    return account.server().isEmpty() ? "manifests" : account.server();
  }

  /** How the run ended, in one line. */
  static String closing(RunReport account) {
    return String.join(" ", RunSummary.lines(account, new Palette(false)));
  }

  static String of(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** A constant's name as JSON writes it: {@code NOTHING_TO_DO} is {@code nothingToDo}. */
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
