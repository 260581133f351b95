package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    greeting("old.yaml", "local_port == 25 || local_port == 587", "'a'", "'b'");
  }

  private void greeting(String file, String condition, String then, String otherwise)
      throws IOException {
    Files.writeString(
        folder.resolve(file),
        """
        MtaStageConnect:
          smtpGreeting:
            match: [{if: "%s", then: "%s"}]
            else: "%s"
        """
            .formatted(condition, then, otherwise));
  }

  private Runner.Result run(String... arguments) {
    return new Runner(folder).run(arguments);
  }

  @Test
  void anotherTextThatBehavesAlikeIsNoDifference() throws IOException {
    greeting("new.yaml", "contains([587, 25], local_port)", "'a'", "'b'");

    Runner.Result result = run("compare", "old.yaml", "new.yaml");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .startsWith("No difference was found: 1 field compared, ")
        .endsWith(" connections tried. This is a search, not a proof.\n");
  }

  @Test
  void theFirstDifferenceIsShownWithItsConnection() throws IOException {
    greeting("new.yaml", "local_port == 25", "'a'", "'b'");

    Runner.Result result = run("compare", "old.yaml", "new.yaml");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out())
        .contains("MtaStageConnect.smtpGreeting   for local_port=587\n")
        .contains("  old.yaml   \"a\", rule 1\n")
        .contains("  new.yaml   \"b\", else\n")
        .contains("1 of 1 field differ in what they do");
  }

  @Test
  void functionsThatAskTheServerAreComparedBothWays() throws IOException {
    greeting("one.yaml", "key_exists('a', 'b')", "'a'", "'b'");
    greeting("two.yaml", "!key_exists('a', 'b')", "'b'", "'a'");
    greeting("three.yaml", "key_exists('a', 'b')", "'a'", "'c'");

    assertThat(run("compare", "one.yaml", "two.yaml").exitCode()).isZero();
    assertThat(run("compare", "one.yaml", "three.yaml").exitCode()).isEqualTo(2);
  }

  @Test
  void oneFileIsComparedWithAServer() throws IOException {
    run("export", "--url", "emulator:", "--out", "export.yaml");

    assertThat(run("compare", "--url", "emulator:", "export.yaml").exitCode()).isZero();
    assertThat(run("compare", "--url", "emulator:", "old.yaml").exitCode()).isEqualTo(2);
  }

  @Test
  void otherObjectsAreComparedAsWell() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"),
        "MtaStageRcpt: {allowRelaying: \"!is_empty(authenticated_as)\"}\n");
    Files.writeString(
        folder.resolve("b.yaml"),
        "MtaStageRcpt: {allowRelaying: \"authenticated_as == 'admin'\"}\n");

    assertThat(run("compare", "a.yaml", "b.yaml").out()).contains("for authenticated_as=other");
  }

  @Test
  void invalidManifestsAndTooManySidesAreErrors() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), "MtaStageConnect: {script: nope}\n");

    assertThat(run("compare", "old.yaml", "bad.yaml").exitCode()).isEqualTo(4);
    assertThat(run("compare", "--url", "emulator:", "old.yaml", "old.yaml").exitCode())
        .isEqualTo(64);
  }
}
