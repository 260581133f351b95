package io.github.stalwartgitops.apply;

/** What a server is known to store for the declared fields of an object. */
public enum StoredState {
  /** The values from before the apply. */
  PREVIOUS,
  /** The values of the plan. */
  DESIRED,
  /** The values of the plan in some fields, other values in the rest. */
  PARTIAL,
  /** No value of this apply: another client has written since. */
  OTHER,
  /** Not known: the server could not be read. */
  UNKNOWN
}
