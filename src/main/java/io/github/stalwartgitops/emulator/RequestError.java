package io.github.stalwartgitops.emulator;

/** Why a request as a whole is not worked on. */
final class RequestError extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient HttpAnswer answer;

  RequestError(HttpAnswer answer) {
    super("HTTP " + answer.status(), null, false, false);
    this.answer = answer;
  }

  /** What is answered instead. */
  HttpAnswer answer() {
    return answer;
  }
}
