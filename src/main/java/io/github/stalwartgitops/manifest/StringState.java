package io.github.stalwartgitops.manifest;

/**
 * Follows an expression unit by unit and knows whether a string of it is open, by the rules of the
 * server's lexer ({@code expression-language.md}): a backslash escapes what follows, and {@code =}
 * takes the next character with it unless it belongs to {@code !=}, {@code <=} or {@code >=}.
 */
final class StringState {
  private char quote;
  private char previous;
  private boolean lost;
  private boolean ended;

  void accept(char c) {
    if (ended) {
      return;
    }
    if (quote != 0) {
      inside(c);
    } else if (lost) {
      lost = false;
      previous = 0;
    } else {
      outside(c);
    }
  }

  private void inside(char c) {
    if (c == quote && previous != '\\') {
      quote = 0;
      previous = 0;
    } else {
      previous = c;
    }
  }

  private void outside(char c) {
    ended = c == '}';
    if (c == '\'' || c == '"') {
      quote = c;
      previous = 0;
      return;
    }
    lost = c == '=' && previous != '!' && previous != '<' && previous != '>';
    previous = c == '=' ? 0 : c;
  }

  /** The quote that ends the open string, or 0 if none is open. */
  char quote() {
    return quote;
  }

  /** Whether the next unit of the open string follows a backslash. */
  boolean escaped() {
    return quote != 0 && previous == '\\';
  }
}
