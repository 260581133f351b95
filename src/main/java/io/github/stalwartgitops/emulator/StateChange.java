package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Settings;

/**
 * A change of what an {@link Emulator} stores or uses.
 *
 * @param cause who made it
 * @param side what it changed
 * @param after how many requests were received by then, the one that made it included
 * @param settings the fields that have another value since, with that value
 */
public record StateChange(Cause cause, Side side, int after, Settings settings) {
  /** Who makes changes. */
  public enum Cause {
    /** A request to the management API. */
    REQUEST,
    /** A request that was carried out after later ones. */
    BELATED_REQUEST,
    /** Another writer, who does not ask the management API. */
    SOMEBODY_ELSE,
    /** The server, when it starts anew. */
    START
  }

  /** Whether a request made it, belated or not. */
  public boolean isOfRequest() {
    return cause == Cause.REQUEST || cause == Cause.BELATED_REQUEST;
  }

  /** The two sides of every field. */
  public enum Side {
    /** What is written. */
    STORED,
    /** What is in use, as far as the server itself says: a node may lag behind. */
    ACTIVE
  }
}
