package io.github.stalwartgitops.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Without a working browser tests are skipped; a browser that misbehaves fails them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are shell scripts")
class LaunchTest {
  private static final String SHELL = "#!/bin/sh\n";
  private static final String PORT_WITHOUT_A_LISTENER =
      """
      for each; do
        case $each in --user-data-dir=*) folder=${each#*=};; esac
      done
      printf '1\\n/devtools/browser/x\\n' > "$folder/DevToolsActivePort"
      exec sleep 600
      """;

  @TempDir Path folder;

  @Test
  void theReasonNamesWhatToInstall() {
    assertThat(Launch.of(List.of()).reason())
        .isEqualTo("no Chromium on this machine: install chromium, or name one in CHROMIUM");
  }

  @Test
  void aProgramThatExitsAtOnceIsSkippedWithItsOwnMessage() throws Exception {
    Path stub = program("stub", SHELL + "echo 'this needs the chromium snap' >&2; exit 10");
    Path broken = program("broken", "#!/no/such/shell");

    Launch launch = Launch.of(List.of(stub, broken));

    assertThat(launch.chromium()).isEmpty();
    assertThat(launch.reason())
        .startsWith("no Chromium starts on this machine")
        .contains(stub + " ended with 10: this needs the chromium snap")
        .contains(broken + " cannot be run");
  }

  @Test
  void anUnreachableBrowserIsAFailure() throws Exception {
    Path program = program("mute", SHELL + PORT_WITHOUT_A_LISTENER);

    assertThatThrownBy(() -> Launch.of(List.of(program))).hasMessageContaining("DevTools");
  }

  private Path program(String name, String script) throws IOException {
    Path program = Files.writeString(folder.resolve(name), script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
