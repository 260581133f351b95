package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Settings;

/**
 * A change of what a {@link FaultyEmulator} stores or uses.
 *
 * @param after how many requests had been received, including the one that made the change
 * @param settings the changed fields with their new values
 */
public record StateChange(Cause cause, Side side, int after, Settings settings) {
  /** What makes a change. */
  public enum Cause {
    /** A request to the management API. */
    REQUEST,
    /** A request that was carried out after later ones. */
    LATE_REQUEST,
    /** Another client. */
    OTHER_CLIENT,
    /** A start of the server. */
    START
  }

  /** Whether a request made it, late or not. */
  public boolean isOfRequest() {
    return cause == Cause.REQUEST || cause == Cause.LATE_REQUEST;
  }

  /** The two values of every field. */
  public enum Side {
    /** The stored one. */
    STORED,
    /** The one of the last reload; a node may lag. */
    ACTIVE
  }
}
