package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.places;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that change the server are reported. */
class SideEffectLintTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"key_set('a', 'b', 'c')", "counter_incr('a', remote_ip, 1) > 3"})
  void aFunctionThatChangesAStoreIsReportedInACondition(String condition) {
    assertThat(places(CheckedFile.in(folder).condition(condition)))
        .containsExactly("4:14 side-effect-in-condition");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key_exists('a', remote_ip)", "counter_get('a', remote_ip) > 3"})
  void functionsThatOnlyReadAreFine(String condition) {
    assertThat(CheckedFile.in(folder).condition(condition)).isEmpty();
  }

  @Test
  void inAValueTheyAreFine() {
    assertThat(CheckedFile.in(folder).connect("script", "\"key_set('a', 'b', 'c')\"")).isEmpty();
  }
}
