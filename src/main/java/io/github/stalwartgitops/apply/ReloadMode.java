package io.github.stalwartgitops.apply;

/** When an apply requests a reload, which makes the stored settings active. */
public enum ReloadMode {
  /** After a write. */
  AUTO,
  /** Even if nothing was written. */
  ALWAYS,
  /** Never: written settings become active at the next reload or restart. */
  NEVER
}
