package io.github.stalwartgitops.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
  @Test
  void keepsTheOrderAndFillsAllButTheLast() {
    assertThat(Batches.of(List.of("a", "b", "c", "d", "e"), 2))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
  }

  @Test
  void anExactFitHasNoEmptyRest() {
    assertThat(Batches.of(List.of("a", "b", "c", "d"), 2))
        .containsExactly(List.of("a", "b"), List.of("c", "d"));
  }

  @Test
  void nothingNeedsNoBatch() {
    assertThat(Batches.of(List.of(), 8)).isEmpty();
  }
}
