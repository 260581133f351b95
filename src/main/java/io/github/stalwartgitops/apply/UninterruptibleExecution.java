package io.github.stalwartgitops.apply;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs work to its end even if the waiting thread is interrupted. */
public final class UninterruptibleExecution {
  private UninterruptibleExecution() {}

  /**
   * Runs work on its own thread, because an interrupt would break every following request and every
   * write to a file. The interrupt status of the calling thread is restored at the end.
   *
   * @param onInterrupt runs once for each interrupt
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
      throw new IllegalStateException("the work failed", e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
