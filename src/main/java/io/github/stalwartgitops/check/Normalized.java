package io.github.stalwartgitops.check;

/** Writes a text without the differences that mean nothing. */
final class Normalized {
  private Normalized() {}

  /**
   * The text without blanks outside of strings, with single {@code &} and {@code |}, and without
   * parentheses around all of it; texts that give the same are the same expression.
   */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    char quote = 0;
    boolean blank = false;
    boolean escaped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        out.append(c);
        quote = c == quote && !escaped ? 0 : quote;
        escaped = c == '\\';
      } else if (c == ' ' || c == '\n' || c == '\r') {
        blank = true;
      } else {
        append(out, c, blank);
        quote = c == '\'' || c == '"' ? c : 0;
        blank = false;
      }
    }
    return withoutParentheses(out.toString());
  }

  private static void append(StringBuilder out, char c, boolean blank) {
    char last = out.isEmpty() ? 0 : out.charAt(out.length() - 1);
    if (blank && isWord(last) && isWord(c)) {
      out.append(' ');
    }
    if ((c != '&' && c != '|') || last != c) {
      out.append(c);
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$';
  }

  private static String withoutParentheses(String text) {
    String inner = text;
    while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
      inner = inner.substring(1, inner.length() - 1);
    }
    return inner;
  }

  /** Where the parenthesis that the text begins with closes, or -1. */
  private static int closing(String text) {
    int depth = 0;
    char quote = 0;
    boolean escaped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote && !escaped ? 0 : quote;
        escaped = c == '\\';
        continue;
      }
      quote = c == '\'' || c == '"' ? c : 0;
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
