package io.github.stalwartgitops.cli;

/** A combination of options that makes no sense; the message says which. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
