package io.github.stalwartgitops.reconcile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of stalwart-gitops. */
public final class Version {
  private Version() {}

  /** Returns the version, such as {@code 1.0.0}. */
  public static String text() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }

  /** Returns the name in requests: {@code stalwart-gitops/1.0.0}. */
  public static String userAgent() {
    return "stalwart-gitops/" + text();
  }
}
