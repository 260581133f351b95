package io.github.stalwartgitops.browser;

/** A program is no browser that can be started; the message says why, after the program's name. */
final class NoBrowserException extends Exception {
  private static final long serialVersionUID = 1;

  NoBrowserException(String message) {
    super(message);
  }
}
