package io.github.stalwartgitops.server;

import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.SetError;

/** The server's answer to a reload. */
public sealed interface Reload {
  /** Everything that is stored is active now on the node that answered. */
  record Accepted() implements Reload {}

  /**
   * Nothing was made active.
   *
   * @param error the reason; it may name the object that blocks the reload
   */
  record Refused(SetError error) implements Reload {}

  /**
   * The method failed: a missing permission, or bootstrap mode. It was not carried out, unless its
   * {@link MethodError#outcomeUnknown}.
   */
  record NotDone(MethodError error) implements Reload {}
}
