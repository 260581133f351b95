package io.github.stalwartgitops.report;

/**
 * Where the parts of a decision path lie. All lengths are units of the drawing.
 *
 * @param name the class of the drawing in the style sheet, which shows the one that fits
 * @param isStacked whether what a condition gives stands below it rather than beside it
 * @param width of the whole
 * @param above how much room a row leaves above its shapes
 * @param condition where conditions begin
 * @param conditionWidth how wide they are
 * @param outcome where what they give begins
 * @param outcomeWidth how wide that is
 * @param samples where the names of connections begin
 */
record PathLayout(
    String name,
    boolean isStacked,
    int width,
    int above,
    int condition,
    int conditionWidth,
    int outcome,
    int outcomeWidth,
    int samples) {
  /** The parts of a row beside each other. */
  static final PathLayout WIDE = new PathLayout("wide", false, 1040, 14, 98, 344, 480, 300, 808);

  /** The parts of a row below each other, for telephones. */
  static final PathLayout NARROW = new PathLayout("narrow", true, 360, 26, 2, 356, 56, 302, 84);

  private static final double CODE_LETTER = 7.3;
  private static final double SAMPLE_LETTER = 7.5;

  /** Where the way from condition to condition runs. */
  int axis() {
    return condition + 26;
  }

  /** From where conditions begin to where outcomes end. */
  int wholeWidth() {
    return outcome + outcomeWidth - condition;
  }

  /** How many letters a line of code has in a shape. */
  static int codeLetters(int width) {
    return (int) ((width - 30) / CODE_LETTER);
  }

  /** How many letters a line of a connection's name has. */
  int sampleLetters() {
    return (int) ((width - samples) / SAMPLE_LETTER);
  }
}
