package io.github.stalwartgitops.report;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes text as Markdown for GitHub and GitLab. Text from users and servers is written as code, in
 * which markup and mentions have no effect.
 */
final class Markdown {
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern ASCII_PUNCTUATION = Pattern.compile("\\p{Punct}");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\\\`*_\\[\\]<>#|~&@$]|:(?=\\S)");

  /** Ends what {@link #collapsed} begins. */
  static final String COLLAPSED_END = "\n</details>\n";

  private Markdown() {}

  /** Returns a text as code within a line. */
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
   * Returns a text as code in a cell of a table, where a bar would end the cell. Renderers do not
   * agree on what a backslash before a bar means, so a text with a bar uses character references.
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

  /** Returns a fence for lines of code. */
  static String fence(List<String> lines) {
    return "`".repeat(Math.max(3, longestRun(String.join("\n", lines)) + 1));
  }

  /** Returns one of our sentences, in which all markup of quoted text is escaped. */
  static String sentence(String text) {
    return PUNCTUATION
        .matcher(Printable.of(text))
        .replaceAll(
            it ->
                it.group().equals("@")
                    ? "&#64;&#8203;"
                    : Matcher.quoteReplacement("\\" + it.group()));
  }

  /** Begins a collapsed section; the heading is plain text, the content is Markdown. */
  static String collapsed(String heading) {
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
