package io.github.stalwartgitops.emulator;

import java.util.ArrayList;
import java.util.List;

/** Says where an emulator serves, and who may log in. */
public final class Announcement {
  /** Begins each line of output of an emulator. */
  public static final String PREFIX = "EMULATOR   ";

  private Announcement() {}

  /**
   * Its lines; each begins with {@code EMULATOR}.
   *
   * @param madeAccount whether the emulator made its account itself: then its password is told, for
   *     nobody could know it otherwise
   */
  public static List<String> lines(Emulator emulator, boolean madeAccount) {
    List<String> lines = new ArrayList<>();
    lines.add(PREFIX + emulator.url() + "   management API");
    emulator
        .listeners()
        .forEach(
            (name, at) ->
                lines.add(
                    PREFIX
                        + "smtp://"
                        + at.getAddress().getHostAddress()
                        + ":"
                        + at.getPort()
                        + "   listener "
                        + name));
    if (emulator.showsPages()) {
      lines.add(PREFIX + emulator.url() + "/   playground, for a browser");
    }
    if (madeAccount) {
      Account admin = emulator.accounts().get(0);
      lines.add(PREFIX + "user " + admin.name() + ", password " + admin.password());
    }
    return lines;
  }
}
