package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.report.Screen;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void aPipeTakesUtf8AndHasNoWidth() {
    Terminal pipe = Terminal.of(false, Map.of(), encoding("US-ASCII"), 80);

    assertThat(pipe.screen()).isEqualTo(Screen.unlimited());
    assertThat(pipe.charset()).hasToString("UTF-8");
  }

  @Test
  void aTerminalHasItsWidthAndItsCharacters() {
    assertThat(Terminal.of(true, Map.of(), encoding("UTF-8"), 100).screen())
        .isEqualTo(new Screen(100, false));
    assertThat(Terminal.of(true, Map.of(), encoding("ANSI_X3.4-1968"), 100).screen())
        .isEqualTo(new Screen(100, true));
    assertThat(Terminal.of(true, Map.of(), encoding("ISO-8859-1"), 100).screen())
        .isEqualTo(new Screen(100, true));
  }

  @Test
  void aDumbTerminalHasNoColours() {
    assertThat(Terminal.of(true, Map.of("TERM", "dumb"), encoding("UTF-8"), 80).colour()).isFalse();
  }

  @Test
  void aLiveLineNeedsATerminalAndNoColours() {
    assertThat(Terminal.of(true, Map.of("NO_COLOR", "1"), encoding("UTF-8"), 80).live()).isTrue();
    assertThat(Terminal.of(true, Map.of("TERM", "dumb"), encoding("UTF-8"), 80).live()).isFalse();
    assertThat(Terminal.of(false, Map.of("CLICOLOR_FORCE", "1"), encoding("UTF-8"), 80).live())
        .isFalse();
  }

  private static Properties encoding(String name) {
    Properties properties = new Properties();
    properties.setProperty("stdout.encoding", name);
    return properties;
  }
}
