package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.jmap.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ManualTime time = new ManualTime();
  private final List<String> told = new ArrayList<>();

  @Test
  void whatIsDoneWithinASecondIsNotTold() {
    Progress progress = progress(false);
    progress.accept("reloading");
    progress.tick();

    assertThat(told).isEmpty();
  }

  @Test
  void aLongWorkIsALineAtFirstAndEveryTenSeconds() {
    Progress progress = progress(false);
    progress.accept("reloading");
    pass(progress, 12);

    assertThat(told).containsExactly("reloading ... 1 s", "reloading ... 11 s");
  }

  @Test
  void onATerminalTheLineIsWrittenAnewAndTakenAway() {
    Progress progress = progress(true);
    progress.accept("reloading");
    pass(progress, 2);
    progress.accept("");
    pass(progress, 2);

    assertThat(told)
        .containsExactly(
            "\rreloading ... 1 s\u001b[K", "\rreloading ... 2 s\u001b[K", "\r\u001b[K");
  }

  @Test
  void escapeSequencesOfAnAddressStayHarmless() {
    Progress progress = progress(false);
    progress.accept("asking \u001b[2J");
    pass(progress, 1);

    assertThat(told).noneMatch(line -> line.contains("\u001b"));
  }

  private Progress progress(boolean live) {
    return new Progress(time, live, told::add);
  }

  private void pass(Progress progress, int seconds) {
    for (int second = 0; second < seconds; second++) {
      assertThat(time.waitFor(Duration.ofSeconds(1))).isTrue();
      progress.tick();
    }
  }
}
