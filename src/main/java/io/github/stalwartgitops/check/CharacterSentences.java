package io.github.stalwartgitops.check;

import java.util.Map;

/** What to say of characters, strings and numbers that cannot be read. */
final class CharacterSentences {
  private static final Map<Integer, Sentence> KNOWN =
      Map.ofEntries(
          entry('\t', "a tab cannot stand outside of a string", "Use blanks."),
          entry('\\', "a backslash cannot stand outside of a string", "Remove it."),
          entry('%', "there is no operator %", "Arithmetic has + - * / only."),
          entry('#', "an expression has no comments", "Put it outside of the quotes, for YAML."),
          entry('?', "there is no operator ?", "Write if_then(condition, a, b)."),
          entry(
              ':', "a colon cannot stand here", "Addresses and texts need quotes: '2001:db8::1'."),
          entry(';', "an expression is not ended by a semicolon", "Remove it."),
          entry('@', "an address needs quotes", "Write 'user@example.org'."),
          entry('{', "braces mean nothing here", "Arrays are written [a, b], groups (a)."),
          entry('~', "there is no operator ~", "Write matches('pattern', value)."),
          entry('`', "a backtick is no quote", "Use ' or \"."));

  private CharacterSentences() {}

  static Sentence invalid(CompileFailure fault) {
    if (fault.error().offset() >= fault.text().length()) {
      return new Sentence("a character cannot stand here", "Remove it.");
    }
    int c = fault.text().codePointAt(fault.error().offset());
    if (isQuote(c)) {
      return new Sentence(
          "a typographic quote is none to the server", "Use the plain ' or \" instead.");
    }
    if (Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT) {
      return new Sentence(
          String.format("an invisible character (U+%04X) stands here", c), "Use a plain blank.");
    }
    Sentence known = KNOWN.get(c);
    if (known != null) {
      return known;
    }
    return new Sentence(
        (Character.isISOControl(c)
                ? String.format("the control character U+%04X", c)
                : Character.toString(c))
            + " cannot stand outside of a string",
        "Text needs quotes, such as 'grüße'.");
  }

  static Sentence unterminated(CompileFailure fault) {
    String rest = fault.shown();
    if (fault.text().endsWith("\\" + fault.text().charAt(fault.error().offset()))) {
      return new Sentence(
          "this string does not end: the backslash takes its closing quote",
          "A string cannot end in a backslash. Remove it.");
    }
    char quote = rest.isEmpty() ? '\'' : rest.charAt(0);
    return new Sentence(
        "this string does not end",
        "Close it with "
            + quote
            + ". A text that has this quote inside stands between quotes of the other kind.");
  }

  static Sentence integer(CompileFailure fault) {
    return new Sentence(
        fault.shown() + " is too large for a number",
        "Numbers go up to 9223372036854775807. For text put it in quotes.");
  }

  static Sentence decimal(CompileFailure fault) {
    String shown = fault.shown();
    return shown.matches("\\d+\\.\\d+\\.\\d+(\\.\\d+)?")
        ? new Sentence(shown + " needs quotes: it is not a number", "Write '" + shown + "'.")
        : new Sentence(shown + " is not a number", "For text put it in quotes.");
  }

  private static boolean isQuote(int c) {
    return (c >= 0x2018 && c <= 0x201f) || c == '«' || c == '»' || c == 0x2032 || c == 0x2033;
  }

  private static Map.Entry<Integer, Sentence> entry(int c, String message, String hint) {
    return Map.entry(c, new Sentence(message, hint));
  }
}
