package io.github.stalwartgitops.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last requests to the management API. */
final class RequestLog {
  private static final int CAPACITY = 100;

  private final Deque<RequestRecord> records = new ArrayDeque<>();

  synchronized void add(RequestRecord request) {
    records.addLast(request);
    if (records.size() > CAPACITY) {
      records.removeFirst();
    }
  }

  /** Returns the last requests, oldest first. */
  synchronized List<RequestRecord> list() {
    return List.copyOf(records);
  }
}
