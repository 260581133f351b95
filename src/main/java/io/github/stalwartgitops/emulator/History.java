package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the last requests and what came of them. */
final class History {
  private static final int REMEMBERED = 1_000;

  private final Deque<RequestRecord> received = new ArrayDeque<>();
  private final Deque<Change> changes = new ArrayDeque<>();
  private int count;

  /** Forgets all. */
  synchronized void clear() {
    received.clear();
    changes.clear();
    count = 0;
  }

  /** Remembers a request. */
  synchronized void add(RequestRecord request) {
    count++;
    received.addLast(request);
    if (received.size() > REMEMBERED) {
      received.removeFirst();
    }
  }

  /** Remembers a change, unless no field has another value. */
  synchronized void add(Change.Cause cause, Change.Side side, Settings settings) {
    if (settings.expressions().isEmpty()) {
      return;
    }
    changes.addLast(new Change(cause, side, count, settings));
    if (changes.size() > REMEMBERED) {
      changes.removeFirst();
    }
  }

  /** The last requests, oldest first. */
  synchronized List<Received> received() {
    return received.stream().map(RequestRecord::received).toList();
  }

  /** The last changes, oldest first. */
  synchronized List<Change> changes() {
    return List.copyOf(changes);
  }
}
