package io.github.stalwartgitops.playground;

/** A request to try an expression cannot be understood, or asks for too much. */
final class QuestionException extends Exception {
  private final int status;
  private final String sentence;

  /**
   * @param status of the answer
   * @param sentence what is wrong
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
