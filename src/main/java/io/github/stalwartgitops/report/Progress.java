package io.github.stalwartgitops.report;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows work that takes longer than a second: on a terminal as a line that is updated every second,
 * elsewhere as a line at first and then every ten seconds. Thread-safe.
 */
public final class Progress implements Consumer<String> {
  private static final long TICK_MILLIS = 1_000;
  private static final long FIRST_SECONDS = 1;
  private static final long EVERY_SECONDS = 10;

  private final LongSupplier nanoTime;
  private final boolean live;
  private final Consumer<String> out;
  private String work = "";
  private long since;
  private long shown;
  private @Nullable Thread ticking;

  /**
   * @param nanoTime measures how long the work takes, such as {@link System#nanoTime}
   * @param live whether {@code out} is a terminal that can replace its last line
   * @param out receives whole lines or, if live, text that begins with a carriage return
   */
  public Progress(LongSupplier nanoTime, boolean live, Consumer<String> out) {
    this.nanoTime = nanoTime;
    this.live = live;
    this.out = out;
    this.since = nanoTime.getAsLong();
  }

  /** Sets the work that is now being done; empty for none. */
  @Override
  public synchronized void accept(String newWork) {
    clear();
    work = newWork;
    since = nanoTime.getAsLong();
    shown = 0;
    if (!work.isEmpty() && ticking == null) {
      ticking = new Thread(this::tickWhileThereIsWork, "stalwart progress");
      ticking.setDaemon(true);
      ticking.start();
    }
    notifyAll();
  }

  private synchronized void tickWhileThereIsWork() {
    try {
      while (!work.isEmpty()) {
        wait(TICK_MILLIS);
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ticking = null;
    }
  }

  synchronized void tick() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - since);
    if (work.isEmpty() || seconds < FIRST_SECONDS) {
      return;
    }
    if (live && seconds > shown) {
      out.accept("\r" + line(seconds) + "\u001b[K");
      shown = seconds;
    } else if (!live && (shown == 0 || seconds - shown >= EVERY_SECONDS)) {
      out.accept(line(seconds));
      shown = seconds;
    }
  }

  /** Removes the line from the terminal, so that something else can be printed. */
  public synchronized void clear() {
    if (live && shown > 0) {
      out.accept("\r\u001b[K");
      shown = 0;
    }
  }

  private String line(long seconds) {
    return Printable.of(work) + " ... " + seconds + " s";
  }
}
