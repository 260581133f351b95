package io.github.stalwartgitops.problem;

import org.jspecify.annotations.Nullable;

/**
 * Something that the user has to know or to fix.
 *
 * @param severity how severe it is
 * @param place where it is in a file, or null if it belongs to no file
 * @param message what is wrong: one sentence, without a full stop if it has a place
 * @param sourceLine the text of the line of {@code place}, or null
 * @param hint how to fix it, possibly several lines, or null if the message is enough
 * @param name the name of the lint that {@code ignore} silences, or null for other problems
 */
public record Problem(
    Severity severity,
    @Nullable Place place,
    String message,
    @Nullable String sourceLine,
    @Nullable String hint,
    @Nullable String name) {

  /** Returns an error that belongs to no file. */
  public static Problem error(String message, @Nullable String hint) {
    return new Problem(Severity.ERROR, null, message, null, hint, null);
  }

  /** Returns an error at a place in a file. */
  public static Problem error(
      Place place, @Nullable String sourceLine, String message, @Nullable String hint) {
    return new Problem(Severity.ERROR, place, message, sourceLine, hint, null);
  }

  /** Returns a warning that belongs to no file. */
  public static Problem warning(String message, @Nullable String hint) {
    return new Problem(Severity.WARNING, null, message, null, hint, null);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
