package io.github.stalwartgitops.server;

import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.SetError;

/** What became of the write of one object. An object is written whole or not at all. */
public sealed interface WriteResult {
  /** The server stores the new values. */
  record Written() implements WriteResult {}

  /** The server refused the values; it stores what it stored before. */
  record Refused(SetError error) implements WriteResult {}

  /**
   * The method was not carried out; the server stores what it stored before, unless the {@link
   * MethodError#outcomeUnknown}.
   */
  record NotDone(MethodError error) implements WriteResult {}
}
