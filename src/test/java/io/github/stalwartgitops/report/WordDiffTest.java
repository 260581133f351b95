package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordDiffTest {
  @Test
  void marksTheWordsThatGo() {
    assertThat(
            WordDiff.between(
                "system('hostname') + ' Stalwart ESMTP'", "system('hostname') + ' ESMTP'"))
        .contains(
            List.of(
                new WordDiff.Run(WordDiff.Kind.KEPT, "system('hostname') + ' "),
                new WordDiff.Run(WordDiff.Kind.REMOVED, "Stalwart "),
                new WordDiff.Run(WordDiff.Kind.KEPT, "ESMTP'")));
  }

  @Test
  void isSilentWhereTooLittleIsShared() {
    assertThat(WordDiff.between("'welcome'", "system('hostname')")).isEmpty();
  }

  @Test
  void isSilentOnTextsTooLongForMarks() {
    assertThat(WordDiff.between("a ".repeat(5000), "b ".repeat(5000))).isEmpty();
  }
}
