package io.github.stalwartgitops.emulator;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A URL of the embedded server: {@code emulator:}, or {@code emulator:FILE} to keep its state in a
 * file.
 *
 * @param file the state file, or empty to keep the state in memory
 */
public record EmulatorUrl(Optional<Path> file) {
  private static final String SCHEME = "emulator:";

  /**
   * Parses a URL.
   *
   * @param url any URL
   * @param folder the folder that a relative state file starts from
   * @return empty if it is the URL of another server
   */
  public static Optional<EmulatorUrl> parse(String url, Path folder) {
    if (!url.startsWith(SCHEME)) {
      return Optional.empty();
    }
    String file = url.substring(SCHEME.length());
    return Optional.of(
        new EmulatorUrl(file.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(file))));
  }

  /**
   * Starts the server on free ports.
   *
   * @throws EmulatorException if the state file cannot be used
   */
  public Emulator start() throws EmulatorException {
    return Emulator.start(EmulatorConfiguration.builder().stateFile(file.orElse(null)).build());
  }
}
