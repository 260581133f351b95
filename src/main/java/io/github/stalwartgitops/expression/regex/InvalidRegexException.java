package io.github.stalwartgitops.expression.regex;

import java.io.Serial;

/** Why a pattern is no regular expression. */
public final class InvalidRegexException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  InvalidRegexException(String message) {
    super(message);
  }
}
