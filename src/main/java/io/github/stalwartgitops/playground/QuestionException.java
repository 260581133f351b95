package io.github.stalwartgitops.playground;

/** A question is malformed or too large. */
final class QuestionException extends Exception {
  private final int status;
  private final String sentence;

  /**
   * @param status the status of the answer
   * @param sentence the reason
   */
  QuestionException(int status, String sentence) {
    super(sentence);
    this.status = status;
    this.sentence = sentence;
  }

  int status() {
    return status;
  }

  String sentence() {
    return sentence;
  }
}
