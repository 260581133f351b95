package io.github.stalwartgitops.behavior;

/**
 * What one kind of client sees of the connect stage before and after a plan.
 *
 * @param connection which client, such as {@code port 25}
 * @param before the line of SMTP before
 * @param after the line of SMTP after
 */
public record ClientChange(String connection, String before, String after) {
  /** Whether the client sees a difference. */
  public boolean isVisible() {
    return !before.equals(after);
  }
}
