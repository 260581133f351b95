package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP proxy to the server as a user names it. What is wrong with it becomes a problem.
 *
 * @param url such as {@code http://NAME@HOST:PORT}, or null for the one configured elsewhere
 * @param passwordFile a file with the password for the proxy, or null
 * @param noProxy hosts and domains reached directly, separated by commas, or null for {@code
 *     NO_PROXY}, or for those of the proxy configured elsewhere
 */
public record ProxyChoice(
    @Nullable String url, @Nullable Path passwordFile, @Nullable String noProxy) {
  private static final Pattern BETWEEN_HOSTS = Pattern.compile("[,\\s]+");

  /** Returns the proxy named, else that of {@code HTTPS_PROXY} (for http: {@code HTTP_PROXY}). */
  public Optional<HttpProxy> orThatOf(
      Map<String, String> environment, String serverUrl, Problems problems) {
    if (url != null) {
      return withPassword(named(environment, problems), problems);
    }
    Optional<HttpProxy> found =
        variable(environment, usesTls(serverUrl) ? "HTTPS_PROXY" : "HTTP_PROXY")
            .flatMap(it -> read(it.getKey(), it.getValue(), environment, problems));
    return withPassword(found, problems);
  }

  /** Returns the proxy named, else the one configured elsewhere. */
  public Optional<HttpProxy> or(
      @Nullable HttpProxy configured, Map<String, String> environment, Problems problems) {
    Optional<HttpProxy> found =
        url != null
            ? named(environment, problems)
            : Optional.ofNullable(configured)
                .map(it -> noProxy == null ? it : it.withNonProxyHosts(exceptions(noProxy)));
    return withPassword(found, problems);
  }

  private Optional<HttpProxy> named(Map<String, String> environment, Problems problems) {
    return read("--proxy", String.valueOf(url), environment, problems)
        .filter(given -> hasNoPassword(given, problems));
  }

  private static boolean usesTls(String serverUrl) {
    return serverUrl.strip().toLowerCase(Locale.ROOT).startsWith("https:");
  }

  private Optional<HttpProxy> read(
      String source, String text, Map<String, String> environment, Problems problems) {
    String direct =
        noProxy == null
            ? variable(environment, "NO_PROXY").map(Map.Entry::getValue).orElse("")
            : noProxy;
    try {
      return Optional.of(HttpProxy.parse(text, exceptions(direct)));
    } catch (IllegalArgumentException e) {
      problems.add(
          Problem.error(
              source + " is not a proxy: " + e.getMessage(),
              "Write it like http://proxy.example.org:3128; in a user name or password write @ as"
                  + " %40."));
      return Optional.empty();
    }
  }

  private static boolean hasNoPassword(HttpProxy given, Problems problems) {
    if (given.password() == null) {
      return true;
    }
    problems.add(
        Problem.error(
            "a password in --proxy (<proxy> in a pom) is visible to others",
            "Write http://NAME@HOST:PORT, and put the password into a file: --proxy-password-file"
                + " (<proxyPasswordFile>)."));
    return false;
  }

  private Optional<HttpProxy> withPassword(Optional<HttpProxy> found, Problems problems) {
    if (passwordFile == null) {
      return found;
    }
    if (found.filter(it -> it.user() != null).isEmpty()) {
      if (!problems.hasErrors()) {
        problems.add(
            Problem.error(
                "there is a password for a proxy, but no proxy with a user name",
                "Name it with --proxy http://NAME@HOST:PORT (<proxy> in a pom)."));
      }
      return Optional.empty();
    }
    return Credentials.secret(passwordFile, problems).map(found.get()::withPassword);
  }

  /** Returns a variable that is not blank; its lower-case name wins. */
  private static Optional<Map.Entry<String, String>> variable(
      Map<String, String> environment, String name) {
    return environment.entrySet().stream()
        .filter(it -> it.getKey().equals(name) || it.getKey().equals(name.toLowerCase(Locale.ROOT)))
        .filter(it -> !it.getValue().isBlank())
        .max(Map.Entry.comparingByKey());
  }

  /** Includes the subdomains of each name, as other tools do for {@code NO_PROXY}. */
  private static List<String> exceptions(String direct) {
    return BETWEEN_HOSTS
        .splitAsStream(direct.strip())
        .map(host -> host.startsWith(".") ? host.substring(1) : host)
        .filter(host -> !host.isEmpty())
        .flatMap(host -> Stream.of(host, "*." + host))
        .toList();
  }
}
