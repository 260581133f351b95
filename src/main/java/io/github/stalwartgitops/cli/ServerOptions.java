package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.ClientCertificates;
import io.github.stalwartgitops.reconcile.Credentials;
import io.github.stalwartgitops.reconcile.ServerSettings;
import io.github.stalwartgitops.tls.ClientCertificate;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command reaches its server. */
final class ServerOptions {
  @Option(
      names = StalwartGitops.DEBUG,
      description = "Print each request, and the stack trace of what nobody foresaw.")
  private boolean debug;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = {
        "The server, such as https://mail.example.org; else",
        "STALWART_URL. emulator: is the embedded server,",
        "emulator:FILE keeps its state in FILE."
      })
  private @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with an API key; else STALWART_TOKEN.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "A user name, with --password-file or STALWART_PASSWORD.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file with the user's password.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Converters.TimeLimit.class,
      defaultValue = "5s",
      description = "For one request (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofSeconds(5);

  @Option(
      names = "--retry-for",
      paramLabel = "TIME",
      defaultValue = "10s",
      description =
          "For all tries of a request or a reload; 0s tries once (default: ${DEFAULT-VALUE}).")
  private Duration retryFor = Duration.ofSeconds(10);

  @Option(
      names = "--jmap-path",
      paramLabel = "PATH",
      description = "The path that takes method calls (default: /jmap, else discovered).")
  private @Nullable String jmapPath;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "PEM certificates trusted beside those of the Java installation.")
  private @Nullable Path caFile;

  @Option(
      names = "--client-certificate",
      paramLabel = "FILE",
      description = "A client certificate: PEM with --client-key, or PKCS#12.")
  private @Nullable Path clientCertificate;

  @Option(
      names = "--client-key",
      paramLabel = "FILE",
      description = "The PEM key of the client certificate (PKCS#8).")
  private @Nullable Path clientKey;

  @Option(
      names = "--client-password-file",
      paramLabel = "FILE",
      description = "A file with the password of the PKCS#12 file.")
  private @Nullable Path clientPasswordFile;

  @Option(
      names = "--insecure",
      description = "Do not check the server's certificate. For trials only.")
  private boolean insecure;

  @Option(
      names = "--allow-plain-http",
      description = "Send the credential over plain HTTP to other hosts than this one.")
  private boolean allowPlainHttp;

  @Mixin private final ProxyOptions proxy = new ProxyOptions();

  @Option(
      names = "--schema",
      paramLabel = "SOURCE",
      defaultValue = "bundled",
      description = {
        "Where objects, fields and defaults come from:",
        "bundled, or live, which asks the server, for",
        "another version (default: ${DEFAULT-VALUE})."
      })
  private Schema schema = Schema.BUNDLED;

  private enum Schema {
    BUNDLED,
    LIVE
  }

  /** Whether requests are shown. */
  boolean debug() {
    return debug;
  }

  boolean liveSchema() {
    return schema == Schema.LIVE;
  }

  /** The URL as given or from the environment, or null. */
  @Nullable String url(Map<String, String> environment) {
    return url == null ? environment.get("STALWART_URL") : url;
  }

  Duration retryFor() {
    return retryFor;
  }

  /** The settings for a real server; what is wrong with them is told, as a missing credential. */
  ServerSettings settings(String serverUrl, Map<String, String> environment, Problems problems) {
    Optional<Credential> credential =
        Credentials.find(tokenFile, user, passwordFile, environment, problems);
    return settings(serverUrl, credential.orElse(new Credential.None()), environment, problems);
  }

  /** The settings for the embedded server at a URL. */
  ServerSettings embedded(String embeddedUrl, Credential credential) {
    return new ServerSettings(
        embeddedUrl, null, credential, limits(), null, TlsConfiguration.systemTrust(), false);
  }

  private ServerSettings settings(
      String serverUrl, Credential credential, Map<String, String> environment, Problems problems) {
    ClientCertificate client =
        ClientCertificates.of(clientCertificate, clientKey, clientPasswordFile, problems);
    return new ServerSettings(
        serverUrl,
        jmapPath,
        credential,
        limits(),
        proxy.choice().orThatOf(environment, serverUrl, problems).orElse(null),
        new TlsConfiguration(caFile, client, insecure),
        allowPlainHttp);
  }

  private RequestLimits limits() {
    return new RequestLimits(timeout, retryFor, RequestLimits.defaults().maxAnswerBytes());
  }
}
