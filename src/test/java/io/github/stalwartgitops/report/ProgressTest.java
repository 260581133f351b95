package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ManualTime time = new ManualTime();
  private final List<String> shown = new ArrayList<>();

  @Test
  void workOfLessThanASecondIsNotShown() {
    Progress progress = progress(false);
    progress.accept("reloading");
    progress.tick();

    assertThat(shown).isEmpty();
  }

  @Test
  void longWorkIsShownAtFirstAndEveryTenSeconds() {
    Progress progress = progress(false);
    progress.accept("reloading");
    pass(progress, 12);

    assertThat(shown).containsExactly("reloading ... 1 s", "reloading ... 11 s");
  }

  @Test
  void onATerminalTheLineIsUpdatedAndRemoved() {
    Progress progress = progress(true);
    progress.accept("reloading");
    pass(progress, 2);
    progress.accept("");
    pass(progress, 2);

    assertThat(shown)
        .containsExactly(
            "\rreloading ... 1 s\u001b[K", "\rreloading ... 2 s\u001b[K", "\r\u001b[K");
  }

  @Test
  void escapeSequencesOfAnAddressAreEscaped() {
    Progress progress = progress(false);
    progress.accept("asking \u001b[2J");
    pass(progress, 1);

    assertThat(shown).noneMatch(line -> line.contains("\u001b"));
  }

  @Test
  void theThreadEndsWhenARunThrows() throws InterruptedException {
    ThreadGroup threads = new ThreadGroup("run");
    Thread run = new Thread(threads, this::runThatThrows);
    run.setUncaughtExceptionHandler((thread, e) -> shown.add(e.getMessage()));
    run.start();
    run.join();

    assertThat(shown).containsExactly("no time");
    Thread[] left = new Thread[8];
    for (int i = threads.enumerate(left) - 1; i >= 0; i--) {
      left[i].join(5_000);
      assertThat(left[i].isAlive()).as(left[i].getName()).isFalse();
    }
  }

  /** Plans against a server, and throws after the progress line has begun. */
  private void runThatThrows() {
    LongSupplier nanoTime =
        () -> {
          throw new IllegalStateException("no time");
        };
    JmapEndpoint endpoint =
        JmapEndpoint.of(URI.create("http://127.0.0.1:1"), new Credential.Bearer("token", "a test"));
    Progress progress = progress(false);
    new Reconciler(
            Catalog.bundled(), nanoTime, time, new StopSignal(), new RecordingListener(), progress)
        .read(Target.of(endpoint), "MtaStageConnect", false);
  }

  private Progress progress(boolean live) {
    return new Progress(time, live, shown::add);
  }

  private void pass(Progress progress, int seconds) {
    for (int second = 0; second < seconds; second++) {
      assertThat(time.waitFor(Duration.ofSeconds(1))).isTrue();
      progress.tick();
    }
  }
}
