package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says what a YAML parser's complaint means for the author of a manifest. */
final class YamlError {
  private YamlError() {}

  /** The problem that a complaint stands for. */
  static Problem explain(Source source, MarkedYAMLException e) {
    String complaint = String.valueOf(e.getProblem());
    int at = index(source, e.getProblemMark());
    if (complaint.contains("TAB")) {
      return at(source, at, "a tab stands where YAML allows none", "Indent with spaces.");
    }
    if (complaint.contains("mapping values are not allowed")) {
      return at(
          source,
          at,
          "a second colon makes no sense here",
          "A text that holds \": \" needs quotes; otherwise look at the indentation.");
    }
    if (complaint.contains("unknown escape character")) {
      return at(
          source,
          at,
          "this escape is unknown in YAML's double quotes",
          "Write \\\\ for a backslash, or put the text into single quotes.");
    }
    if (complaint.contains("hexadecimal")) {
      return wrongDigits(source, at);
    }
    if (complaint.contains("undefined alias")) {
      return at(
          source,
          at,
          "nothing is anchored by this name",
          "A text that begins with * needs quotes.");
    }
    if (String.valueOf(e.getContext()).contains("quoted scalar")) {
      return at(
          source,
          index(source, e.getContextMark()),
          "this quote is never closed",
          "Close it, in the same line for a short text.");
    }
    return at(source, at, "this is not YAML: " + complaint, hint(source, at));
  }

  /**
   * The problem of an escape such as <code>&#92;x41</code>.
   *
   * @param digits where its digits begin
   */
  static Problem wrongDigits(Source source, int digits) {
    return source.error(
        Math.max(0, source.text().lastIndexOf('\\', digits)),
        digits + 1,
        "this escape names no character in YAML's double quotes",
        "Write two digits after \\x, four after \\u, eight after \\U, or \\\\ for a backslash.");
  }

  private static String hint(Source source, int at) {
    String line = source.sourceLine(at);
    return line != null && line.contains("${")
        ? "Within { } and [ ], put a text with ${…} into quotes."
        : "Look at quotes, brackets and indentation here and in the line before.";
  }

  private static int index(Source source, @Nullable Mark mark) {
    return mark == null ? 0 : source.index(mark);
  }

  private static Problem at(Source source, int index, String message, @Nullable String hint) {
    return source.error(index, index + 1, message, hint);
  }
}
