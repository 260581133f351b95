package io.github.stalwartgitops.maven;

import org.apache.maven.execution.MavenSession;
import picocli.CommandLine.Help.Ansi;

/** Whether a build's output is coloured. */
final class Colour {
  private Colour() {}

  /**
   * What {@code -Dstyle.color} says (Maven 4 calls it {@code maven.style.color}, too); else whether
   * the build is interactive (no {@code -B}) and its output a terminal that shows colours.
   */
  static boolean of(MavenSession session) {
    String style =
        session
            .getUserProperties()
            .getProperty(
                "style.color", session.getUserProperties().getProperty("maven.style.color", ""));
    return switch (style) {
      case "always", "yes", "force" -> true;
      case "never", "no", "none" -> false;
      default -> session.getRequest().isInteractiveMode() && Ansi.AUTO.enabled();
    };
  }
}
