package io.github.stalwartgitops.expression.regex;

/**
 * The flags in force at a place of the pattern.
 *
 * @param ignoreCase {@code i}
 * @param multiLine {@code m}: {@code ^} and {@code $} at every line
 * @param dotMatchesNewline {@code s}
 * @param swapGreed {@code U}
 * @param unicode {@code u}, on by default
 * @param verbose {@code x}: white space and comments are ignored
 * @param crlf {@code R}: lines end in CR LF, too
 */
record Flags(
    boolean ignoreCase,
    boolean multiLine,
    boolean dotMatchesNewline,
    boolean swapGreed,
    boolean unicode,
    boolean verbose,
    boolean crlf) {
  static final Flags DEFAULT = new Flags(false, false, false, false, true, false, false);

  /** With one flag set or cleared. */
  Flags with(int flag, boolean on) throws InvalidRegexException {
    return switch (flag) {
      case 'i' -> new Flags(on, multiLine, dotMatchesNewline, swapGreed, unicode, verbose, crlf);
      case 'm' -> new Flags(ignoreCase, on, dotMatchesNewline, swapGreed, unicode, verbose, crlf);
      case 's' -> new Flags(ignoreCase, multiLine, on, swapGreed, unicode, verbose, crlf);
      case 'U' -> new Flags(ignoreCase, multiLine, dotMatchesNewline, on, unicode, verbose, crlf);
      case 'u' -> new Flags(ignoreCase, multiLine, dotMatchesNewline, swapGreed, on, verbose, crlf);
      case 'x' -> new Flags(ignoreCase, multiLine, dotMatchesNewline, swapGreed, unicode, on, crlf);
      case 'R' ->
          new Flags(ignoreCase, multiLine, dotMatchesNewline, swapGreed, unicode, verbose, on);
      default -> throw new InvalidRegexException("unrecognized flag");
    };
  }
}
