package io.github.stalwartgitops.apply;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that comes to its end although the thread that waits for it is interrupted. */
public final class UninterruptibleExecution {
  private UninterruptibleExecution() {}

  /**
   * Works on a thread of its own, for an interrupt would break every request and every write to a
   * file that follows. The waiting thread is interrupted again in the end.
   *
   * @param onInterrupt is run for each interrupt
   */
  public static <T> T run(Supplier<T> work, Runnable onInterrupt) {
    FutureTask<T> task = new FutureTask<>(work::get);
    new Thread(task, "stalwart work").start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          onInterrupt.run();
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the work broke off", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
