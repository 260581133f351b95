package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTest {
  @Test
  void keepsTheLastHundred() {
    Recent<Integer> recent = new Recent<>();
    IntStream.rangeClosed(1, 150).forEach(recent::add);
    assertThat(recent.list()).hasSize(100).startsWith(51).endsWith(150);
  }
}
