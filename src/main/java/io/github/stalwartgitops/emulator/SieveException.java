package io.github.stalwartgitops.emulator;

/** A text is no Sieve script; the message is in the words of the server's compiler. */
final class SieveException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param line the line, counted from 1
   * @param column the column as the server counts it: from 0 in the first line, from 1 in others
   */
  SieveException(String problem, int line, int column) {
    super("%s at line %d, column %d.".formatted(problem, line, column), null, false, false);
  }
}
