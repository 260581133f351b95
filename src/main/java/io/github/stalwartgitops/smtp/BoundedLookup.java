package io.github.stalwartgitops.smtp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a name lookup, which has no timeout of its own, on another thread. */
final class BoundedLookup {
  private BoundedLookup() {}

  /** Returns what was found; empty if the lookup fails or takes too long. */
  static <T> Optional<T> run(Callable<T> lookup, Duration limit) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(lookup);
    Thread thread = new Thread(task, "name lookup");
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.ofNullable(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }
}
