package io.github.stalwartgitops.problem;

import org.jspecify.annotations.Nullable;

/**
 * Something a person has to know or to fix.
 *
 * @param severity how grave it is
 * @param place where it stands in a file, or null if it belongs to no file
 * @param message what is wrong, one sentence without a final full stop where it stands behind a
 *     place
 * @param sourceLine the text of the line of {@code place}, or null
 * @param hint what to do, possibly several lines, or null if the message says it all
 * @param name the name by which it can be silenced ({@code ignore}), or null if it cannot
 */
public record Problem(
    Severity severity,
    @Nullable Place place,
    String message,
    @Nullable String sourceLine,
    @Nullable String hint,
    @Nullable String name) {

  /** An error that belongs to no file. */
  public static Problem error(String message, @Nullable String hint) {
    return new Problem(Severity.ERROR, null, message, null, hint, null);
  }

  /** An error at a place of a file. */
  public static Problem error(
      Place place, @Nullable String sourceLine, String message, @Nullable String hint) {
    return new Problem(Severity.ERROR, place, message, sourceLine, hint, null);
  }

  /** A warning that belongs to no file. */
  public static Problem warning(String message, @Nullable String hint) {
    return new Problem(Severity.WARNING, null, message, null, hint, null);
  }

  /** Whether it forbids to go on. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
