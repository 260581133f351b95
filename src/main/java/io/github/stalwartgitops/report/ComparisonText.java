package io.github.stalwartgitops.report;

import io.github.stalwartgitops.testing.SettingsComparison;
import io.github.stalwartgitops.testing.SettingsComparison.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes how two sets of settings differ in what they do. */
public final class ComparisonText {
  private ComparisonText() {}

  /**
   * Returns the lines of a comparison.
   *
   * @param one the name of one set
   * @param other the name of the other
   */
  public static List<String> lines(
      SettingsComparison comparison, String one, String other, Palette palette) {
    List<String> lines = new ArrayList<>();
    int width = Math.max(one.length(), other.length()) + 3;
    for (Difference difference : comparison.differences()) {
      lines.add(
          palette.bold(difference.field().toString()) + "   " + Printable.of(where(difference)));
      lines.add("  " + pad(one, width) + palette.removed(Printable.of(difference.one().text())));
      lines.add("  " + pad(other, width) + palette.added(Printable.of(difference.other().text())));
    }
    if (!comparison.unknown().isEmpty()) {
      lines.add(
          "Not compared: "
              + comparison.unknown().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    String fields = ProblemText.number(comparison.fields(), "field");
    String result =
        comparison.differences().isEmpty()
            ? palette.added("No difference was found")
            : palette.changed(
                comparison.differences().size() + " of " + fields + " differ in what they do");
    lines.add(
        result
            + ": "
            + fields
            + " compared, "
            + ProblemText.number(comparison.connections(), "connection")
            + " tried. This is a search, not a proof.");
    return lines;
  }

  private static String where(Difference difference) {
    String variables =
        difference.connection().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue().text())
            .collect(Collectors.joining(","));
    return "for " + (variables.isEmpty() ? "the default connection" : variables);
  }

  private static String pad(String text, int width) {
    return Printable.of(text) + " ".repeat(Math.max(1, width - text.length()));
  }
}
