package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.messages;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that mean something else on another version of the server are reported. */
class VersionLintTest {
  private static final String NAME = "version-dependent";

  @TempDir Path folder;

  private List<Problem> found(CheckedFile file, String condition) {
    return file.condition(condition).stream().filter(it -> NAME.equals(it.name())).toList();
  }

  @Test
  void aSingleEqualsSignIsReadWithItsNextCharacterBefore10() {
    List<Problem> found = CheckedFile.in(folder).condition("local_port=25");

    assertThat(messages(found))
        .containsExactly(
            "equals-eats-character: \"=\" takes the next character with it: this compares local_port"
                + " with 5, on Stalwart 1.0 with 25");
    assertThat(found.get(0).hint())
        .isEqualTo("Write local_port == 5 or local_port == 25: both versions read that alike.");
    assertThat(found.get(0).place()).hasToString("a.yaml:4:24");
  }

  @Test
  void aSingleEqualsSignOf10MeansAnotherThingOn016() {
    List<Problem> found = found(CheckedFile.in(folder).forServer("1.0"), "local_port=5");

    assertThat(messages(found))
        .containsExactly(
            "version-dependent: this compares local_port with 5 on Stalwart 1.0, but '' with"
                + " local_port on 0.16.19");
    assertThat(found.get(0).hint())
        .isEqualTo("Write local_port == 5 or '' == local_port: both versions read that alike.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local_port == 25", "local_port = 25", "local_port => 25", "is_tls"})
  void whatAllVersionsReadAlikeIsFine(String condition) {
    assertThat(found(CheckedFile.in(folder), condition)).isEmpty();
    assertThat(found(CheckedFile.in(folder).forServer("1.0"), condition)).isEmpty();
  }

  @Test
  void sortHasAnotherOrderOn0160() {
    String condition = "contains(sort([remote_ip, local_ip], true)[0], '192.0.2')";

    assertThat(messages(found(CheckedFile.in(folder).forServer("0.16.0"), condition)))
        .containsExactly(
            "version-dependent: Stalwart 0.16.1 and later sort this in the opposite order");
    assertThat(found(CheckedFile.in(folder).forServer("0.16.1"), condition)).isEmpty();
  }

  @Test
  void aTextThatOneOfThePossibleReleasesRefusesIsReported() {
    String condition = "is_ip_in_cidr(remote_ip, '192.0.2.0/24')";

    List<Problem> found = found(CheckedFile.in(folder).forServer("0.16.4", "0.16.5"), condition);

    assertThat(messages(found))
        .containsExactly(
            "version-dependent: Stalwart 0.16.4 refuses this: Invalid variable or constant"
                + " \"is_ip_in_cidr\"");
    assertThat(found.get(0).hint())
        .isEqualTo("The server is one of 0.16.4 to 0.16.5. Update it, or write it without.");
    assertThat(found(CheckedFile.in(folder).forServer("0.16.5"), condition)).isEmpty();
  }
}
