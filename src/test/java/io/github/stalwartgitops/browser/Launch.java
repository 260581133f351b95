package io.github.stalwartgitops.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attempt to start a browser.
 *
 * @param chromium the running browser, or empty
 * @param reason why there is none; empty where there is one
 */
record Launch(Optional<Chromium> chromium, String reason) implements AutoCloseable {
  private static final String HINT = ": install chromium, or name one in CHROMIUM";

  /**
   * Starts the first of these programs that works. One that exits at once, such as the stub of a
   * package that is not installed, counts as missing; a browser that starts but cannot be used is
   * an {@link AssertionError}.
   */
  static Launch of(List<Path> programs) {
    List<String> reasons = new ArrayList<>();
    for (Path program : programs) {
      try {
        return new Launch(Optional.of(Chromium.start(program)), "");
      } catch (NoBrowserException e) {
        reasons.add(program + " " + e.getMessage());
      }
    }
    return new Launch(
        Optional.empty(),
        reasons.isEmpty()
            ? "no Chromium on this machine" + HINT
            : "no Chromium starts on this machine" + HINT + "\n" + String.join("\n", reasons));
  }

  @Override
  public void close() {
    chromium.ifPresent(Chromium::close);
  }
}
