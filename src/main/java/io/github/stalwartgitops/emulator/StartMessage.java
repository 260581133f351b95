package io.github.stalwartgitops.emulator;

import java.util.ArrayList;
import java.util.List;

/** What an emulator prints at its start: where it listens, and who may log in. */
public final class StartMessage {
  /** Begins each line of output of an emulator. */
  public static final String PREFIX = "EMULATOR   ";

  private StartMessage() {}

  /**
   * Returns the lines; each begins with the prefix.
   *
   * @param hasOwnAccount whether the emulator created its account itself: only then its password is
   *     printed, because the user has no other way to learn it
   */
  public static List<String> lines(Emulator emulator, boolean hasOwnAccount) {
    List<String> lines = new ArrayList<>();
    lines.add(emulator.url() + "   management API");
    emulator
        .listeners()
        .forEach(
            (name, at) -> lines.add("smtp://" + Emulator.hostAndPort(at) + "   listener " + name));
    if (emulator.showsPages()) {
      lines.add(emulator.url() + "/   playground, for a browser");
    }
    if (hasOwnAccount) {
      Account admin = emulator.accounts().get(0);
      lines.add("user " + admin.name() + ", password " + admin.password());
    }
    lines.replaceAll(line -> PREFIX + line);
    return lines;
  }
}
