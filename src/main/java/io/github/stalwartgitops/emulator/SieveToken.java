package io.github.stalwartgitops.emulator;

/**
 * A token of a Sieve script (RFC 5228, 8.1).
 *
 * @param text its text; of a string its value
 */
record SieveToken(Kind kind, String text, int line, int column) {
  enum Kind {
    IDENTIFIER,
    TAG,
    NUMBER,
    STRING,
    /** One of {@code { } ( ) [ ] , ;}. */
    PUNCTUATION,
    END
  }

  boolean is(String punctuation) {
    return kind == Kind.PUNCTUATION && text.equals(punctuation);
  }

  /** Returns the problem that another token was expected here. */
  SieveException expected(String other) {
    return kind == Kind.END
        ? new SieveException("Unexpected end of file", line, column)
        : new SieveException(
            "Expected token \"%s\" but found \"%s\"".formatted(other, text), line, column);
  }
}
