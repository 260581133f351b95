package io.github.stalwartgitops.apply;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that comes to its end although the thread that waits for it is interrupted. */
final class Unbroken {
  private Unbroken() {}

  /**
   * Works on a thread of its own, for an interrupt would break every request that follows.
   *
   * @param stop hears of an interrupt
   */
  static <T> T run(Supplier<T> work, StopSignal stop) {
    FutureTask<T> task = new FutureTask<>(work::get);
    new Thread(task, "stalwart apply").start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          stop.tell();
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("an apply broke off", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
