package io.github.stalwartgitops.report;

/**
 * The width of text in the columns of a terminal: East Asian characters and emoji take two columns
 * (Unicode Standard Annex 11), combining marks none.
 */
final class LetterWidth {
  private static final int[][] WIDE = {
    {0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
    {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x1f000, 0x1faff}, {0x20000, 0x3fffd}
  };

  private LetterWidth() {}

  /** Returns the number of columns of a text. */
  static int of(String text) {
    return text.codePoints().map(LetterWidth::of).sum();
  }

  /** Returns the number of columns of a code point: 0, 1 or 2. */
  static int of(int letter) {
    switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {
        return 0;
      }
      default -> {
        for (int[] range : WIDE) {
          if (letter >= range[0] && letter <= range[1]) {
            return 2;
          }
        }
        return 1;
      }
    }
  }
}
