package io.github.stalwartgitops.browser;

/** A program cannot be started as a browser; the message continues the program's name. */
final class NoBrowserException extends Exception {
  private static final long serialVersionUID = 1;

  NoBrowserException(String message) {
    super(message);
  }
}
