package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The properties by which later goals and tests find the embedded server. */
final class EmulatorProperties {
  private static final String PREFIX = "stalwart.emulator.";

  private EmulatorProperties() {}

  /**
   * Names and values.
   *
   * @param madeAccount whether the server made its account itself, so that its password is told
   */
  static Map<String, String> of(Emulator emulator, boolean madeAccount) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(PREFIX + "url", emulator.url().toString());
    emulator
        .listeners()
        .forEach(
            (name, at) -> properties.put(PREFIX + name + ".port", Integer.toString(at.getPort())));
    if (madeAccount) {
      Account account = emulator.accounts().get(0);
      properties.put(PREFIX + "user", account.name());
      properties.put(PREFIX + "password", String.valueOf(account.password()));
    }
    return properties;
  }
}
