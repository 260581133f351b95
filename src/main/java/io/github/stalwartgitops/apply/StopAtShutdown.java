package io.github.stalwartgitops.apply;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order where this program is told to stop (SIGINT, SIGTERM, Maven's cancel): the
 * shutdown waits until all is told, but not for ever.
 */
public final class StopAtShutdown {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private StopAtShutdown() {}

  /**
   * A run, and the telling of what came of it.
   *
   * @param <T> what it gives
   * @param <E> what it fails with
   */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Works. */
    T run() throws E;
  }

  /**
   * Works.
   *
   * @param stop hears of a shutdown
   */
  public static <T, E extends Exception> T during(StopSignal stop, Work<T, E> work) throws E {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.tell();
              await(ended);
            },
            "stalwart stop");
    boolean added = add(hook);
    if (!added) {
      stop.tell();
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
    } catch (IllegalStateException stopping) {
      return false;
    }
  }

  private static void remove(Thread hook) {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // It runs already, and has just been let go.
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
