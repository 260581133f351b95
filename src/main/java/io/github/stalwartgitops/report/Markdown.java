package io.github.stalwartgitops.report;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes text into Markdown of GitHub's and GitLab's dialects. What comes from elsewhere goes into
 * code: there is no markup in code, and nobody is mentioned from it.
 */
final class Markdown {
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern ASCII_PUNCTUATION = Pattern.compile("\\p{Punct}");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\\\`*_\\[\\]<>#|~&@$]|:(?=\\S)");

  /** The end of what {@link #folded} begins. */
  static final String FOLDED_END = "\n</details>\n";

  private Markdown() {}

  /** A text within a line, shown as it is. */
  static String code(String text) {
    String shown = Printable.inside(text);
    String fence = "`".repeat(longestRun(shown) + 1);
    boolean needsSpace =
        shown.isBlank()
            || shown.startsWith("`")
            || shown.endsWith("`")
            || (shown.startsWith(" ") && shown.endsWith(" "));
    String space = needsSpace ? " " : "";
    return fence + space + shown + space + fence;
  }

  /**
   * The same for a cell of a table, where a bar would end the cell. Readers of Markdown do not
   * agree on what a backslash before it means, so a text with a bar is written without any.
   */
  static String cell(String text) {
    return text.indexOf('|') < 0
        ? code(text)
        : "<code>"
            + ASCII_PUNCTUATION
                .matcher(Printable.inside(text))
                .replaceAll(it -> "&#" + (int) it.group().charAt(0) + ";")
            + "</code>";
  }

  /** What encloses lines that are shown as they are. */
  static String fence(List<String> lines) {
    return "`".repeat(Math.max(3, longestRun(String.join("\n", lines)) + 1));
  }

  /** A sentence of this program's own, with what it quotes made harmless. */
  static String sentence(String text) {
    return PUNCTUATION
        .matcher(Printable.of(text))
        .replaceAll(
            it ->
                it.group().equals("@")
                    ? "&#64;&#8203;"
                    : Matcher.quoteReplacement("\\" + it.group()));
  }

  /** The beginning of something that unfolds; the heading is text, what follows Markdown. */
  static String folded(String heading) {
    String escaped =
        Printable.inside(heading).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<details><summary>" + escaped + "</summary>\n\n";
  }

  private static int longestRun(String text) {
    return BACKTICKS
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }
}
