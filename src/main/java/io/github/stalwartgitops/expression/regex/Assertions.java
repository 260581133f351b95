package io.github.stalwartgitops.expression.regex;

import io.github.stalwartgitops.expression.regex.Syntax.Assertion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which assertions a pattern makes, and what RE2/J can tell of them by itself. */
final class Assertions {
  private final Set<Assertion.Kind> kinds = EnumSet.noneOf(Assertion.Kind.class);

  private Assertions() {}

  static Assertions of(Syntax syntax) throws InvalidRegexException {
    Assertions assertions = new Assertions();
    assertions.collect(syntax);
    if (assertions.wordKinds() > 1) {
      throw InvalidRegexException.unsupported(
          "different kinds of word boundaries in one pattern are valid on the server but cannot"
              + " be evaluated here");
    }
    boolean mixedLines =
        assertions.crlf()
            && (assertions.kinds.contains(Assertion.Kind.LINE_START)
                || assertions.kinds.contains(Assertion.Kind.LINE_END));
    if (mixedLines) {
      throw InvalidRegexException.unsupported(
          "lines with and without the flag R in one pattern are valid on the server but cannot be"
              + " evaluated here");
    }
    return assertions;
  }

  private void collect(Syntax syntax) {
    if (syntax instanceof Assertion assertion) {
      kinds.add(assertion.kind());
    } else if (syntax instanceof Syntax.Group group) {
      collect(group.body());
    } else if (syntax instanceof Syntax.Repetition repetition) {
      collect(repetition.body());
    } else if (syntax instanceof Syntax.Concat concat) {
      concat.items().forEach(this::collect);
    } else if (syntax instanceof Syntax.Alternation alternation) {
      alternation.branches().forEach(this::collect);
    }
  }

  private int wordKinds() {
    int count = 0;
    for (List<Assertion.Kind> same :
        List.of(
            List.of(Assertion.Kind.WORD_BOUNDARY, Assertion.Kind.NOT_WORD_BOUNDARY),
            List.of(Assertion.Kind.ASCII_WORD_BOUNDARY, Assertion.Kind.ASCII_NOT_WORD_BOUNDARY),
            List.of(Assertion.Kind.WORD_START),
            List.of(Assertion.Kind.WORD_END))) {
      count += same.stream().anyMatch(kinds::contains) ? 1 : 0;
    }
    return count;
  }

  private boolean crlf() {
    return kinds.contains(Assertion.Kind.LINE_START_CRLF)
        || kinds.contains(Assertion.Kind.LINE_END_CRLF);
  }

  /** Whether a text must be marked, because RE2/J would see other places in it. */
  boolean needMarksIn(String text, boolean ascii) {
    boolean always =
        kinds.contains(Assertion.Kind.WORD_START) || kinds.contains(Assertion.Kind.WORD_END);
    boolean unicodeWords =
        kinds.contains(Assertion.Kind.WORD_BOUNDARY)
            || kinds.contains(Assertion.Kind.NOT_WORD_BOUNDARY);
    return always || (unicodeWords && !ascii) || (crlf() && text.indexOf('\r') >= 0);
  }

  /** Whether the word assertion of the pattern holds between two characters; -1 is no character. */
  boolean holdsBetween(int before, int after) {
    if (kinds.contains(Assertion.Kind.WORD_START)) {
      return !isWord(before, true) && isWord(after, true);
    }
    if (kinds.contains(Assertion.Kind.WORD_END)) {
      return isWord(before, true) && !isWord(after, true);
    }
    boolean unicode =
        !kinds.contains(Assertion.Kind.ASCII_WORD_BOUNDARY)
            && !kinds.contains(Assertion.Kind.ASCII_NOT_WORD_BOUNDARY);
    return isWord(before, unicode) != isWord(after, unicode);
  }

  boolean lineStartsBetween(int before, int after) {
    return before == -1 || before == '\n' || (crlf() && before == '\r' && after != '\n');
  }

  boolean lineEndsBetween(int before, int after) {
    return after == -1
        || (after == '\n' && !(crlf() && before == '\r'))
        || (crlf() && after == '\r');
  }

  private static boolean isWord(int c, boolean unicode) {
    return c >= 0 && CharacterClasses.word(unicode && c >= 0x80).contains(c);
  }
}
