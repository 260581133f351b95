package io.github.stalwartgitops.emulator;

/** How much of an answer meets the wire. */
enum Delivery {
  /** All of it. */
  WHOLE,
  /** All of it, and the connection is closed. */
  LAST,
  /** Nothing: the connection is closed. */
  CLOSED,
  /** Nothing: the connection is reset. */
  RESET,
  /** Half of its body, then the connection is reset. */
  HALF,
  /** All of it, then the connection is reset. */
  THEN_RESET,
  /** All of its body without a head. */
  BARE,
  /** Nothing, and the connection stays until the client ends it. */
  NEVER
}
