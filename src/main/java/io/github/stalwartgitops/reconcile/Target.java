package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A server to keep equal to manifests.
 *
 * @param name what reports call it
 * @param address its URL as the user wrote it, also the one that a saved plan names
 * @param endpoint how to reach it
 */
public record Target(String name, String address, JmapEndpoint endpoint)
    implements PlanRequest.Baseline {
  /** The problem that no option, parameter or variable names a server. */
  public static final Problem MISSING =
      Problem.error(
          "no server is named",
          "Name it with --url https://mail.example.org (-Dstalwart.url, <url> in a pom) or"
              + " STALWART_URL;\n--url emulator: uses the embedded server.");

  /** Returns a server that reports call by its host. */
  public static Target of(JmapEndpoint endpoint) {
    String host = endpoint.url().getHost();
    String url = endpoint.url().toString();
    return new Target(host == null ? url : host, url, endpoint);
  }

  /**
   * Returns the server at a URL; empty if the settings are wrong usage. For the settings see {@link
   * JmapEndpoint}.
   *
   * @param problems takes what is wrong or dangerous
   */
  public static Optional<Target> at(
      String url,
      @Nullable String path,
      Credential credential,
      RequestLimits limits,
      @Nullable HttpProxy proxy,
      TlsConfiguration tls,
      boolean allowPlainHttp,
      Problems problems) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException e) {
      problems.add(
          Problem.error(
              "the URL of the server is invalid at character " + (e.getIndex() + 1),
              "Write it like https://mail.example.org."));
      return Optional.empty();
    }
    JmapEndpoint endpoint =
        new JmapEndpoint(
            uri, path, credential, limits, proxy, tls, allowPlainHttp, Version.userAgent());
    problems.addAll(endpoint.problems());
    return problems.hasErrors() ? Optional.empty() : Optional.of(of(endpoint));
  }

  /**
   * Returns an embedded server.
   *
   * @param address the {@code emulator:} URL that the user wrote
   * @param url where it listens
   */
  public static Target embedded(
      String address, URI url, Credential credential, RequestLimits limits) {
    JmapEndpoint endpoint =
        new JmapEndpoint(
            url,
            null,
            credential,
            limits,
            null,
            TlsConfiguration.systemTrust(),
            true,
            Version.userAgent());
    return new Target("emulator", address, endpoint);
  }

  /** Returns problems with the name of the server in front, unless they belong to a file. */
  List<Problem> named(List<Problem> problems) {
    return problems.stream().map(this::named).toList();
  }

  private Problem named(Problem problem) {
    if (problem.place() != null || problem.message().startsWith(name)) {
      return problem;
    }
    return new Problem(
        problem.severity(),
        null,
        name + ": " + problem.message(),
        problem.sourceLine(),
        problem.hint(),
        problem.name());
  }
}
