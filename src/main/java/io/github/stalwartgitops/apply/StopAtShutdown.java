package io.github.stalwartgitops.apply;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run in order when the process is terminated (SIGINT, SIGTERM, Maven's cancel): the
 * shutdown waits until the run has reported its outcome, for 60 s at most.
 */
public final class StopAtShutdown {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private StopAtShutdown() {}

  /**
   * A run, including its report.
   *
   * @param <T> its result
   * @param <E> what it throws
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Runs to the end. */
    T run() throws E;
  }

  /** Runs the work; a shutdown meanwhile requests {@code stop} and waits for its end. */
  public static <T, E extends Exception> T run(StopSignal stop, Work<T, E> work) throws E {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.request();
              await(ended);
            },
            "stalwart stop");
    boolean added = add(hook);
    if (!added) {
      stop.request();
    }
    try {
      return work.run();
    } finally {
      ended.countDown();
      if (added) {
        remove(hook);
      }
    }
  }

  private static boolean add(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return true;
    } catch (IllegalStateException shutdownInProgress) {
      return false;
    }
  }

  private static void remove(Thread hook) {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shutdownInProgress) {
      // The hook is running and has just been released.
    }
  }

  private static void await(CountDownLatch ended) {
    try {
      boolean unused = ended.await(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
