package io.github.stalwartgitops.apply;

/** What a server is known to store for the declared fields of an object. */
public enum Held {
  /** What it stored before the apply. */
  FORMER,
  /** What the plan wants. */
  WANTED,
  /** Neither: somebody else wrote meanwhile, or the object is only partly put back. */
  OTHER,
  /** It could not be learnt. */
  UNKNOWN
}
