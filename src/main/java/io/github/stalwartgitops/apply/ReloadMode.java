package io.github.stalwartgitops.apply;

/** When an apply asks the server to make stored settings active. */
public enum ReloadMode {
  /** After something was written. */
  AUTO,
  /** Even if nothing was written. */
  ALWAYS,
  /** Not at all: what is written becomes active at the next reload or restart. */
  NEVER
}
