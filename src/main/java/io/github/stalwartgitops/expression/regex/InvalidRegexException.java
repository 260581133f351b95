package io.github.stalwartgitops.expression.regex;

import java.io.Serial;

/** Why a pattern cannot be compiled or matched. */
public final class InvalidRegexException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** What is wrong with the pattern. */
  public enum Reason {
    SYNTAX,
    LOOK_AROUND,
    BACKREFERENCE,
    /** Nothing: the server accepts it, but it cannot be evaluated here. */
    UNSUPPORTED
  }

  private final Reason reason;

  InvalidRegexException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  InvalidRegexException(String message) {
    this(Reason.SYNTAX, message);
  }

  static InvalidRegexException unsupported(String message) {
    return new InvalidRegexException(Reason.UNSUPPORTED, message);
  }

  /** Returns what is wrong with the pattern. */
  public Reason reason() {
    return reason;
  }
}
