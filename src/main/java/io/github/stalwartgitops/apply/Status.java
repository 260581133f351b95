package io.github.stalwartgitops.apply;

/** How an apply ended, over the whole plan. */
public enum Status {
  /** Stored was equal to wanted: nothing was written. */
  NOTHING_TO_DO,
  /** All changes are stored, the reload was accepted and reading back shows what is wanted. */
  ACTIVE,
  /**
   * What is wanted is stored and, as far as the server says, active; but not every greeting that
   * was asked for proves it.
   */
  NOT_PROVEN,
  /** All changes are stored, but nothing made them active, as was asked for. */
  STORED,
  /** It failed, and the server stores and uses what it did before. */
  UNCHANGED,
  /** It failed, and something is changed or perhaps changed. */
  UNCERTAIN
}
