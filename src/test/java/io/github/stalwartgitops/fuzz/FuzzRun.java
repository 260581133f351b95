package io.github.stalwartgitops.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives corrupted input to the code under test, and fails if a try throws, hangs or allocates too
 * much memory. The seeds are the same each time. {@code -Dfuzz.percent} is the share of the tries
 * to make; the build makes a fifth of them every day and all with {@code -Pthorough}.
 */
final class FuzzRun {
  private static final int PERCENT = Integer.getInteger("fuzz.percent", 20);

  /** Far longer than a try takes, so that a busy machine does not look like a hang. */
  private static final Duration LONGEST_TRY = Duration.ofSeconds(20);

  private static final long MAX_BYTES = 128L << 20;

  /** Spreads consecutive numbers: {@code Random} begins alike for neighbouring seeds. */
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** One try. */
  interface Attempt {
    /** Returns how it ended, for the figures. */
    Object run(Mutation mutation) throws Exception;
  }

  private final String name;
  private final Attempt attempt;
  private final Map<String, Integer> ends = new TreeMap<>();
  private long longestNanos;
  private long mostBytes;

  private FuzzRun(String name, Attempt attempt) {
    this.name = name;
    this.attempt = attempt;
  }

  /** Makes the share of {@code tries} that is asked for and prints their figures. */
  static void run(String name, int tries, Attempt attempt) throws Exception {
    new FuzzRun(name, attempt).run(Math.max(1, tries * PERCENT / 100));
  }

  private void run(int tries) throws Exception {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread worker = new Thread(task, "fuzz");
              worker.setDaemon(true);
              return worker;
            });
    try {
      for (int i = 0; i < tries; i++) {
        long seed = i * GOLDEN_RATIO;
        await(thread.submit(() -> measure(seed)), seed);
        assertThat(mostBytes).as("%s, seed %s: allocated bytes", name, seed).isLessThan(MAX_BYTES);
      }
    } finally {
      thread.shutdownNow();
    }
    System.out.printf(
        "%s: %,d tries, the longest %,d ms, the most memory %,d kB, ends %s%n",
        name, tries, longestNanos / 1_000_000, mostBytes / 1024, ends);
  }

  private void await(Future<?> running, long seed) throws InterruptedException {
    try {
      running.get(LONGEST_TRY.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(name + ", seed " + seed + ": " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      String hanging =
          Thread.getAllStackTraces().entrySet().stream()
              .filter(entry -> entry.getKey().getName().equals("fuzz"))
              .map(entry -> Arrays.toString(entry.getValue()))
              .findFirst()
              .orElse("");
      throw new AssertionError(
          name + ", seed " + seed + ": still running after " + LONGEST_TRY + " in " + hanging, e);
    }
  }

  private Void measure(long seed) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    Object end = attempt.run(new Mutation(seed));
    longestNanos = Math.max(longestNanos, System.nanoTime() - start);
    mostBytes = Math.max(mostBytes, THREADS.getCurrentThreadAllocatedBytes() - bytes);
    ends.merge(String.valueOf(end), 1, Integer::sum);
    return null;
  }
}
