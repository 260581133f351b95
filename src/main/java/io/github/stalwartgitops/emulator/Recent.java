package io.github.stalwartgitops.emulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last 100 of something. */
final class Recent<T> {
  private static final int CAPACITY = 100;

  private final Deque<T> items = new ArrayDeque<>();

  synchronized void add(T item) {
    items.addLast(item);
    if (items.size() > CAPACITY) {
      items.removeFirst();
    }
  }

  /** Returns the items, oldest first. */
  synchronized List<T> list() {
    return List.copyOf(items);
  }
}
