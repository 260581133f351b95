package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.ProxyChoice;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The HTTP proxy on the way to the server: as given, else as the environment has it. */
final class ProxyOptions {
  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description = {
        "The HTTP proxy on the way to the server, such as",
        "http://NAME@HOST:PORT; else HTTPS_PROXY (for http:",
        "HTTP_PROXY), which may hold a password."
      })
  private @Nullable String proxy;

  @Option(
      names = "--proxy-password-file",
      paramLabel = "FILE",
      description = "A file with the password for the proxy.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--no-proxy",
      paramLabel = "HOSTS",
      description =
          "Hosts and domains reached directly, separated by commas; else NO_PROXY. Loopback always"
              + " is.")
  private @Nullable String noProxy;

  /** The proxy as it was chosen. */
  ProxyChoice choice() {
    return new ProxyChoice(proxy, passwordFile, noProxy);
  }
}
