package io.github.stalwartgitops.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what is fed with spoilt input, and fails where it throws, takes too long or takes too much
 * memory.
 */
final class Bounds implements AutoCloseable {
  /** Far above what a try takes, so that a busy machine does not look like a hang. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final long MOST_BYTES = 128L << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final String what;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread worker = new Thread(task, "fuzz");
            worker.setDaemon(true);
            return worker;
          });
  private final Map<String, Integer> ends = new TreeMap<>();
  private int tries;
  private long longestNanos;
  private long mostBytes;

  Bounds(String what) {
    this.what = what;
  }

  /** Runs a try, which says how it ended; what it throws is a failure. */
  void hold(Callable<?> attempt) throws Exception {
    Future<?> running = thread.submit(() -> measured(attempt));
    try {
      running.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      String hanging =
          Thread.getAllStackTraces().entrySet().stream()
              .filter(entry -> entry.getKey().getName().equals("fuzz"))
              .map(entry -> Arrays.toString(entry.getValue()))
              .findFirst()
              .orElse("");
      throw new AssertionError(what + " hang over " + LONGEST + " in " + hanging, e);
    }
    assertThat(mostBytes).as("%s: bytes of memory in one try", what).isLessThan(MOST_BYTES);
  }

  private Void measured(Callable<?> attempt) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    Object end = attempt.call();
    longestNanos = Math.max(longestNanos, System.nanoTime() - start);
    mostBytes = Math.max(mostBytes, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    tries++;
    ends.merge(String.valueOf(end), 1, Integer::sum);
    return null;
  }

  /** Prints the figures. */
  @Override
  public void close() {
    thread.shutdownNow();
    System.out.printf(
        "%s: %,d tries, the longest %,d ms, the most memory %,d kB, ends %s%n",
        what, tries, longestNanos / 1_000_000, mostBytes / 1024, ends);
  }
}
