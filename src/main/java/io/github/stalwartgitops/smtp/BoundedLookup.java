package io.github.stalwartgitops.smtp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the name service, which has no limit of time of its own, on a thread beside. */
final class BoundedLookup {
  private BoundedLookup() {}

  /** What was found; nothing if it fails or takes too long. */
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
