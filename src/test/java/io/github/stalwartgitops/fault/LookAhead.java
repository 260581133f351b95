package io.github.stalwartgitops.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;

/**
 * Computes the results of a list of tests on several threads. Tests run one by one; each starts the
 * computation of the next ones as well, which mostly wait for answers that do not come.
 */
final class LookAhead implements AutoCloseable {
  private static final int THREADS = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** Computes the result for an item. */
  @FunctionalInterface
  interface Computation<T, R> {
    R compute(T item) throws Exception;
  }

  /** Waits for a result. */
  @FunctionalInterface
  interface Result<R> {
    R get() throws Exception;
  }

  /** Returns a test for each item, made from the item and a way to wait for its result. */
  <T, R, D> List<D> map(
      List<T> items, Computation<T, R> computation, BiFunction<T, Result<R>, D> test) {
    List<FutureTask<R>> tasks =
        items.stream().map(item -> new FutureTask<>(() -> computation.compute(item))).toList();
    boolean[] started = new boolean[tasks.size()];
    List<D> tests = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      int index = i;
      tests.add(
          test.apply(
              items.get(index),
              () -> {
                start(tasks, started, index);
                return tasks.get(index).get();
              }));
    }
    return tests;
  }

  private <R> void start(List<FutureTask<R>> tasks, boolean[] started, int from) {
    for (int i = from; i < Math.min(from + 2 * THREADS, tasks.size()); i++) {
      if (!started[i]) {
        started[i] = true;
        threads.execute(tasks.get(i));
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
