package io.github.stalwartgitops.jmap;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells, by the name alone, hosts that never leave this machine. */
public final class Loopback {
  private static final Pattern NAME =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)\\]?");

  private Loopback() {}

  /** Whether a host of a URL is one of them. */
  public static boolean is(String host) {
    return NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
