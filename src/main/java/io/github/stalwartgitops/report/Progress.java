package io.github.stalwartgitops.report;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what is being done where that takes longer than a second: a live line on a terminal, and
 * elsewhere a line at first and then every ten seconds. Threads may share it.
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
  private long told;
  private @Nullable Thread ticking;

  /**
   * @param nanoTime measures how long the work takes, such as {@link System#nanoTime}
   * @param live whether {@code out} goes to a terminal that can write a line anew
   * @param out takes a whole line, or where it is live a piece that begins with a carriage return
   */
  public Progress(LongSupplier nanoTime, boolean live, Consumer<String> out) {
    this.nanoTime = nanoTime;
    this.live = live;
    this.out = out;
    this.since = nanoTime.getAsLong();
  }

  /** Hears what is being done from now on; empty for nothing. */
  @Override
  public synchronized void accept(String newWork) {
    clear();
    work = newWork;
    since = nanoTime.getAsLong();
    told = 0;
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
    if (live && seconds > told) {
      out.accept("\r" + line(seconds) + "\u001b[K");
      told = seconds;
    } else if (!live && (told == 0 || seconds - told >= EVERY_SECONDS)) {
      out.accept(line(seconds));
      told = seconds;
    }
  }

  /** Takes the live line away, if there is one, so that something else can be printed. */
  public synchronized void clear() {
    if (live && told > 0) {
      out.accept("\r\u001b[K");
      told = 0;
    }
  }

  private String line(long seconds) {
    return Printable.of(work) + " ... " + seconds + " s";
  }
}
