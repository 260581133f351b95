package io.github.stalwartgitops.apply;

/** What a server is known to store for the declared fields of an object. */
public enum StoredState {
  /** What it stored before the apply. */
  FORMER,
  /** What the plan wants. */
  WANTED,
  /** In some fields what the plan wants, in others what it does not. */
  PARTLY,
  /** Nothing that this apply changed: somebody else wrote meanwhile. */
  OTHER,
  /** It could not be learnt. */
  UNKNOWN
}
