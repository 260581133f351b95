package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.Credentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The HTTP proxy on the way to the server: as given, else as the environment has it. */
final class ProxyOptions {
  private static final Pattern BETWEEN_HOSTS = Pattern.compile("[,\\s]+");

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description = {
        "The HTTP proxy on the way to the server, such as http://NAME@HOST:PORT;",
        "else HTTPS_PROXY (for http: HTTP_PROXY), which may hold a password."
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

  /** The proxy for a server, if there is one; what is wrong with it is told as a problem. */
  Optional<HttpProxy> find(String serverUrl, Map<String, String> environment, Problems problems) {
    Optional<HttpProxy> found =
        proxy != null
            ? read("--proxy", proxy, environment, problems)
                .filter(given -> mayBeSeen(given, problems))
            : variable(environment, usesTls(serverUrl) ? "HTTPS_PROXY" : "HTTP_PROXY")
                .flatMap(it -> read(it.getKey(), it.getValue(), environment, problems));
    return found.flatMap(it -> withPassword(it, problems));
  }

  private static boolean usesTls(String serverUrl) {
    return serverUrl.strip().toLowerCase(Locale.ROOT).startsWith("https:");
  }

  private Optional<HttpProxy> read(
      String source, String url, Map<String, String> environment, Problems problems) {
    String direct =
        noProxy == null
            ? variable(environment, "NO_PROXY").map(Map.Entry::getValue).orElse("")
            : noProxy;
    try {
      return Optional.of(HttpProxy.parse(url, exceptions(direct)));
    } catch (IllegalArgumentException e) {
      problems.add(
          Problem.error(
              source + " names no proxy: " + e.getMessage(),
              "Write it like http://proxy.example.org:3128; in a name or password write @ as %40,"
                  + " and so on."));
      return Optional.empty();
    }
  }

  private static boolean mayBeSeen(HttpProxy given, Problems problems) {
    if (given.password() == null) {
      return true;
    }
    problems.add(
        Problem.error(
            "a password in --proxy can be seen by everybody on this machine",
            "Write --proxy http://NAME@HOST:PORT, and put the password into a file,"
                + " --proxy-password-file."));
    return false;
  }

  private Optional<HttpProxy> withPassword(HttpProxy found, Problems problems) {
    if (passwordFile == null) {
      return Optional.of(found);
    }
    return Credentials.read(passwordFile, problems)
        .map(
            password ->
                new HttpProxy(
                    found.host(), found.port(), found.user(), password, found.nonProxyHosts()));
  }

  /** A variable that is set to something; its name in small letters wins over that in capitals. */
  private static Optional<Map.Entry<String, String>> variable(
      Map<String, String> environment, String name) {
    return environment.entrySet().stream()
        .filter(it -> it.getKey().equals(name) || it.getKey().equals(name.toLowerCase(Locale.ROOT)))
        .filter(it -> !it.getValue().isBlank())
        .max(Map.Entry.comparingByKey());
  }

  /** A name stands for its subdomains, too, as other tools read {@code NO_PROXY}. */
  private static List<String> exceptions(String direct) {
    return BETWEEN_HOSTS
        .splitAsStream(direct.strip())
        .map(host -> host.startsWith(".") ? host.substring(1) : host)
        .filter(host -> !host.isEmpty())
        .flatMap(host -> Stream.of(host, "*." + host))
        .toList();
  }
}
