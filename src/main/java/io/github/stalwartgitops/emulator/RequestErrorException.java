package io.github.stalwartgitops.emulator;

/** A request as a whole is refused. */
final class RequestErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient HttpAnswer answer;

  RequestErrorException(HttpAnswer answer) {
    super("HTTP " + answer.status(), null, false, false);
    this.answer = answer;
  }

  /** Returns the answer. */
  HttpAnswer answer() {
    return answer;
  }
}
