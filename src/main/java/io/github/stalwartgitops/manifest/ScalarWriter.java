package io.github.stalwartgitops.manifest;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a text as a YAML scalar that reads back as the same text: a single word plain, a text with
 * line breaks, quotes or backslashes as a literal block where that is possible, everything else in
 * double quotes.
 */
final class ScalarWriter {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.]*");

  /** Text that a CI system may interpret as a command when it is printed. */
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\h*::|#(?=#\\w*\\[)");

  private static final Set<String> NULLS = Set.of("null", "Null", "NULL");

  private ScalarWriter() {}

  /**
   * Returns the scalar as it follows a colon and a space.
   *
   * @param indent the column of the key, counted from 0
   */
  static String write(String text, int indent) {
    if (WORD.matcher(text).matches() && !NULLS.contains(text)) {
      return text;
    }
    boolean better = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('\n') >= 0;
    return better && canBeLiteral(text) ? literal(text, indent) : quoted(text);
  }

  private static boolean canBeLiteral(String text) {
    boolean indented = text.startsWith(" ") || text.startsWith("\n");
    return !indented
        && !text.endsWith("\n")
        && !text.endsWith(" ")
        && !text.contains(" \n")
        && text.indexOf('\t') < 0
        && !COMMAND.matcher(text).find()
        && text.chars().allMatch(c -> c == '\n' || isPlainToSee(c));
  }

  private static boolean isPlainToSee(int c) {
    return c >= ' ' && !HiddenCharacter.is(c) && !Character.isSurrogate((char) c);
  }

  private static String literal(String text, int indent) {
    String margin = "\n" + " ".repeat(indent + 2);
    return "|-" + margin + text.replace("\n", margin);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        out.append(c).append(text.charAt(++i));
      } else {
        out.append(escaped(c));
      }
    }
    return COMMAND.matcher(out.append('"')).replaceAll("\\\\x23");
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isPlainToSee(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    };
  }
}
