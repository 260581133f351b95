package io.github.stalwartgitops.check;

/** What values a variable or a function may have. */
sealed interface ValueRange {
  /** In words, such as "a number from 0 to 65535". */
  String words();

  /**
   * Integers.
   *
   * @param least the smallest
   * @param most the largest
   */
  record Numbers(long least, long most) implements ValueRange {
    @Override
    public String words() {
      if (isTruth()) {
        return "1 or 0";
      }
      return most == Long.MAX_VALUE ? "a number" : "a number from " + least + " to " + most;
    }

    /** Whether it is a truth value, which the language knows as 1 and 0. */
    boolean isTruth() {
      return least == 0 && most == 1;
    }
  }

  /**
   * Texts of a form.
   *
   * @param words the form in words
   * @param form judges a text
   */
  record Texts(String words, TextForm form) implements ValueRange {}
}
