package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.names;
import static io.github.stalwartgitops.check.CheckedFile.places;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constant conditions are reported. */
class ConstantConditionLintTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "0",
        "'local_port == 25'",
        "local_port == 25 || 465",
        "is_tls && false",
        "!(1 == 1)",
        "len('abc') > 2",
        "starts_with('ab', 'a')",
        "relaxed"
      })
  void aConstantConditionIsReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("constant-condition");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is_tls",
        "local_port == 25 || is_tls",
        "is_tls && 1",
        "system('node_role') == 'edge'",
        "metric('queue.count') > 5",
        "key_exists('a', 'b')"
      })
  void aConditionThatDependsOnTheConnectionIsFine(String condition) {
    assertThat(CheckedFile.in(folder).condition(condition)).isEmpty();
  }

  @Test
  void rulesAfterAnAlwaysTrueConditionAreNeverReached() {
    assertThat(
            places(
                CheckedFile.in(folder)
                    .rules(
                        "is_tls",
                        "system('hostname')",
                        "1",
                        "system('domain')",
                        "local_port == 25",
                        "system('hostname')")))
        .containsExactly("6:14 constant-condition", "8:14 unreachable-rule");
  }

  @Test
  void rulesAfterANeverTrueConditionAreReached() {
    assertThat(
            places(
                CheckedFile.in(folder)
                    .rules("false", "system('hostname')", "is_tls", "system('domain')")))
        .containsExactly("4:14 constant-condition");
  }
}
