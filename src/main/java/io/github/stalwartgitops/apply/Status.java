package io.github.stalwartgitops.apply;

/** How an apply ended, over the whole plan. */
public enum Status {
  /** The server already stored the desired values: nothing was written. */
  NOTHING_TO_DO,
  /** All changes are stored, the reload was accepted and reading back shows the desired values. */
  ACTIVE,
  /**
   * The desired values are stored and, as far as the server says, active; but not every requested
   * greeting proves it.
   */
  NOT_PROVEN,
  /** All changes are stored, but not active, as requested. */
  STORED,
  /**
   * The apply failed, and the server stores and uses the previous values of the plan's fields. If a
   * reload was accepted on the way ({@link ActivationState#RELOADED}), it has published everything
   * else that was stored.
   */
  UNCHANGED,
  /** The apply failed, and something is changed or possibly changed. */
  UNCERTAIN
}
