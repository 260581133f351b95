package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.catalog.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers the last requests and what came of them. */
final class History {
  private static final int REMEMBERED = 1_000;

  private final Deque<RequestRecord> received = new ArrayDeque<>();
  private final Deque<StateChange> changes = new ArrayDeque<>();
  private int count;
  private volatile @Nullable Thread belated;

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
  synchronized void add(StateChange.Cause cause, StateChange.Side side, Settings settings) {
    if (settings.expressions().isEmpty()) {
      return;
    }
    boolean isBelated = cause == StateChange.Cause.REQUEST && Thread.currentThread() == belated;
    changes.addLast(
        new StateChange(
            isBelated ? StateChange.Cause.BELATED_REQUEST : cause, side, count, settings));
    if (changes.size() > REMEMBERED) {
      changes.removeFirst();
    }
  }

  /** Carries a request out, one at a time, whose changes are remembered as belated. */
  HttpAnswer belated(Supplier<HttpAnswer> request) {
    belated = Thread.currentThread();
    try {
      return request.get();
    } finally {
      belated = null;
    }
  }

  /** The last requests, oldest first. */
  synchronized List<Received> received() {
    return received.stream().map(RequestRecord::received).toList();
  }

  /** The last changes, oldest first. */
  synchronized List<StateChange> changes() {
    return List.copyOf(changes);
  }
}
