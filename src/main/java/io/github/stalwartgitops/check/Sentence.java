package io.github.stalwartgitops.check;

/**
 * What is said of a fault.
 *
 * @param message what is wrong
 * @param hint what to do
 * @param whole whether the whole text is meant rather than the place of the fault
 */
record Sentence(String message, String hint, boolean whole) {
  Sentence(String message, String hint) {
    this(message, hint, false);
  }
}
