package io.github.stalwartgitops.report;

/**
 * Paints text for a terminal, or leaves it as it is.
 *
 * @param colour whether to write ANSI colour sequences
 */
public record Palette(boolean colour) {
  String removed(String text) {
    return paint("31", text);
  }

  String added(String text) {
    return paint("32", text);
  }

  String changed(String text) {
    return paint("33", text);
  }

  String bold(String text) {
    return paint("1", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
