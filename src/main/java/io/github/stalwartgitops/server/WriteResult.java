package io.github.stalwartgitops.server;

import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.SetError;

/**
 * The result of writing one object, which is written completely or not at all, except for scripts.
 */
public sealed interface WriteResult {
  /** The server stores the new values. */
  record Written() implements WriteResult {}

  /**
   * The server refused the values; the object is unchanged, except for other scripts.
   *
   * @param subject the object, or the script, such as {@code SieveSystemScript.connect_filter}
   */
  record Refused(String subject, SetError error) implements WriteResult {}

  /** The method failed; the object is unchanged, unless the {@link MethodError#outcomeUnknown}. */
  record NotDone(MethodError error) implements WriteResult {}
}
