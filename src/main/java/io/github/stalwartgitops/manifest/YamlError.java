package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Turns errors of the YAML parser into problems with a fix for the author of a manifest. */
final class YamlError {
  private YamlError() {}

  /** Returns the problem for an error of the parser. */
  static Problem explain(Source source, MarkedYAMLException e) {
    String error = String.valueOf(e.getProblem());
    int at = index(source, e.getProblemMark());
    if (error.contains("TAB")) {
      return at(source, at, "YAML does not allow a tab here", "Indent with spaces.");
    }
    if (error.contains("mapping values are not allowed")) {
      return at(
          source,
          at,
          "unexpected second colon",
          "A text that contains \": \" needs quotes; otherwise check the indentation.");
    }
    if (error.contains("unknown escape character")) {
      return at(
          source,
          at,
          "unknown escape in a double-quoted text",
          "Write \\\\ for a backslash, or use single quotes.");
    }
    if (error.contains("hexadecimal")) {
      return wrongDigits(source, at);
    }
    if (String.valueOf(e.getContext()).contains("quoted scalar")) {
      return at(
          source,
          index(source, e.getContextMark()),
          "this quote is not closed",
          "Add the closing quote.");
    }
    return at(source, at, "invalid YAML: " + error, hint(source, at));
  }

  /**
   * Returns the problem of an escape such as <code>&#92;x41</code>.
   *
   * @param digits where its digits begin
   */
  static Problem wrongDigits(Source source, int digits) {
    return source.error(
        Math.max(0, source.text().lastIndexOf('\\', digits)),
        digits + 1,
        "invalid escape in a double-quoted text",
        "Write two digits after \\x, four after \\u, eight after \\U, or \\\\ for a backslash.");
  }

  private static String hint(Source source, int at) {
    String line = source.sourceLine(at);
    return line != null && line.contains("${")
        ? "Inside { } and [ ], a text with ${…} needs quotes."
        : "Check quotes, brackets and indentation here and in the line before.";
  }

  private static int index(Source source, @Nullable Mark mark) {
    return mark == null ? 0 : source.index(mark);
  }

  private static Problem at(Source source, int index, String message, @Nullable String hint) {
    return source.error(index, index + 1, message, hint);
  }
}
