package io.github.stalwartgitops.server;

import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.SetError;

/** The server's answer to the request to make stored settings active. */
public sealed interface Reload {
  /** All that is stored on the answering node is active now. */
  record Accepted() implements Reload {}

  /**
   * Nothing that is stored was made active.
   *
   * @param error why; it names the object in the way where there is one
   */
  record Refused(SetError error) implements Reload {}

  /**
   * The method was not carried out: a missing permission, or bootstrap mode; or perhaps it was, see
   * {@link MethodError#outcomeUnknown}.
   */
  record NotDone(MethodError error) implements Reload {}
}
