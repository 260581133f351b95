package io.github.stalwartgitops.emulator;

import org.jspecify.annotations.Nullable;

/** What is remembered of one request while it is answered. */
final class RequestRecord {
  private volatile Received received;

  RequestRecord(Received received) {
    this.received = received;
  }

  /** What shall go wrong with it, or null. */
  @Nullable Fault fault() {
    return received.fault();
  }

  /** Remembers how it is answered. */
  void answered(HttpAnswer answer) {
    received = received.answered(answer.seenStatus());
  }

  /** The request so far. */
  Received received() {
    return received;
  }
}
