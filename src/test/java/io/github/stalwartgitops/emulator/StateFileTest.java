package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private static final ReloadBlocker BLOCKING = new ReloadBlocker("SpamPyzor", "no address");

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void missingFileIsAFreshState() {
    assertThat(file("none.json").read(problems)).isEqualTo(State.fresh());
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void keepsTheStateAndLeavesNoOtherFile() throws IOException {
    State state = State.fresh().withBlocker(BLOCKING);
    file("deep/er/state.json").write(state);

    assertThat(file("deep/er/state.json").read(problems)).isEqualTo(state);
    try (var files = Files.list(folder.resolve("deep/er"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void noticesChangesOfOthers() throws IOException {
    StateFile file = file("state.json");
    file.write(State.fresh());
    assertThat(file.isChanged()).isFalse();
    Files.writeString(folder.resolve("state.json"), "{}");
    assertThat(file.isChanged()).isTrue();
    file.read(problems);
    assertThat(file.isChanged()).isFalse();
  }

  @Test
  void unreadableFileIsAProblem() throws IOException {
    Files.createDirectory(folder.resolve("folder"));
    file("folder").read(problems);
    assertThat(problems.list().get(0).message()).contains("folder cannot be read");
  }

  @Test
  void unwritableFileIsReported() throws IOException {
    Files.createFile(folder.resolve("plain"));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> file("plain/state.json").write(State.fresh()))
        .withMessageContaining("plain/state.json cannot be written");
  }

  private StateFile file(String name) {
    return new StateFile(folder.resolve(name), new StateJson(Singletons.bundled()));
  }
}
