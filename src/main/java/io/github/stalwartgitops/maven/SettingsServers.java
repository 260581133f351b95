package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Reads and decrypts the credentials and proxies of {@code settings.xml}. */
final class SettingsServers {
  private static final Pattern ORIGIN =
      Pattern.compile("(?<scheme>[a-zA-Z]+)://(?:[^/@]*@)?(?<host>[^:/\\[]+|\\[[^]]+]).*");

  private final MavenSession session;
  private final SettingsDecrypter decrypter;

  SettingsServers(MavenSession session, SettingsDecrypter decrypter) {
    this.session = session;
    this.decrypter = decrypter;
  }

  /** Returns the credential of a server; if it is empty, a problem says why. */
  Optional<Credential> credential(String serverId, Problems problems) {
    Server server = session.getSettings().getServer(serverId);
    if (server == null) {
      problems.add(unknown(serverId));
      return Optional.empty();
    }
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    String where = "server " + serverId + " of settings.xml";
    if (failed(result, "the password of " + where, problems)) {
      return Optional.empty();
    }
    String user = result.getServer().getUsername();
    String password = result.getServer().getPassword();
    if (password == null || password.isEmpty()) {
      problems.add(
          Problem.error(
              where + " has no password",
              "Give it <username> and <password>, or only an API key as <password>."));
      return Optional.empty();
    }
    return Optional.of(
        user == null || user.isEmpty()
            ? new Credential.Bearer(password, where)
            : new Credential.Basic(user, password, where));
  }

  /**
   * Returns the proxy to a URL: the first active one for its scheme that does not exclude its host;
   * for {@code https} also one for {@code http}, as in Maven itself.
   *
   * @param url a URL, possibly invalid
   */
  @Nullable HttpProxy proxy(String url, Problems problems) {
    Matcher parts = ORIGIN.matcher(url.strip());
    if (!parts.matches()) {
      return null;
    }
    String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
    String host = parts.group("host");
    return Stream.of(scheme, scheme.equals("https") ? "http" : "")
        .flatMap(protocol -> active(protocol, host).stream())
        .findFirst()
        .map(proxy -> decrypted(proxy, problems))
        .orElse(null);
  }

  private Optional<Proxy> active(String protocol, String host) {
    return session.getSettings().getProxies().stream()
        .filter(Proxy::isActive)
        .filter(proxy -> protocol.equalsIgnoreCase(proxy.getProtocol()))
        .filter(proxy -> httpProxy(proxy).isUsedFor(host))
        .findFirst();
  }

  private HttpProxy decrypted(Proxy proxy, Problems problems) {
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
    boolean unused =
        failed(result, "the password of proxy " + proxy.getId() + " of settings.xml", problems);
    return httpProxy(result.getProxy());
  }

  private static HttpProxy httpProxy(Proxy proxy) {
    String exceptions = proxy.getNonProxyHosts();
    return new HttpProxy(
        proxy.getHost(),
        proxy.getPort(),
        proxy.getUsername(),
        proxy.getPassword(),
        exceptions == null ? List.of() : List.of(exceptions.split("[|,]")));
  }

  private static boolean failed(SettingsDecryptionResult result, String what, Problems problems) {
    List<SettingsProblem> errors =
        result.getProblems().stream()
            .filter(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING)
            .toList();
    for (SettingsProblem problem : errors) {
      problems.add(
          Problem.error(
              what + " cannot be decrypted: " + problem.getMessage(),
              "Check settings-security.xml: it must contain the master password that the password"
                  + " was encrypted with."));
    }
    return !errors.isEmpty();
  }

  private Problem unknown(String serverId) {
    List<String> known = session.getSettings().getServers().stream().map(Server::getId).toList();
    return Problem.error(
        "settings.xml has no server " + serverId,
        Suggestion.nearest(serverId, known)
            .map(nearest -> "Did you mean " + nearest + "?")
            .orElse(
                "Add <server><id>"
                    + serverId
                    + "</id> with <username> and <password>, or with only an API key as"
                    + " <password>, to its <servers>."));
  }
}
