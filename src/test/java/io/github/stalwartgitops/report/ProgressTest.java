package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.jmap.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
