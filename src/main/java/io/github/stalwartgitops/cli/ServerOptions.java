package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.Credentials;
import io.github.stalwartgitops.reconcile.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a command reaches its server. */
final class ServerOptions {
  @Option(
      names = StalwartGitops.DEBUG,
      description = "Print each request, and stack traces of errors.")
  private boolean debug;

  @ArgGroup(validate = false, heading = "%nServer:%n")
  private final Access access = new Access();

  @ArgGroup(validate = false, heading = "%nTLS and proxy:%n")
  private final NetworkOptions network = new NetworkOptions();

  private enum Schema {
    BUNDLED,
    LIVE
  }

  private static final class Schemas extends Choice<Schema> {
    Schemas() {
      super(Schema.class);
    }
  }

  private static final class Access {
    @Option(
        names = "--url",
        paramLabel = "URL",
        description = {
          "The server, such as https://mail.example.org",
          "(default: $$STALWART_URL). emulator: is an",
          "embedded server, emulator:FILE keeps its state."
        })
    private @Nullable String url;

    @Option(
        names = "--token-file",
        paramLabel = "FILE",
        description = "A file with an API key (default: $$STALWART_TOKEN).")
    private @Nullable Path tokenFile;

    @Option(
        names = "--user",
        paramLabel = "NAME",
        description = "A user name (default: $$STALWART_USER).")
    private @Nullable String user;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = {"A file with the user's password", "(default: $$STALWART_PASSWORD)."})
    private @Nullable Path passwordFile;

    @Option(
        names = "--timeout",
        paramLabel = "TIME",
        converter = Converters.TimeLimit.class,
        defaultValue = "5s",
        description = "The time for one request (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofSeconds(5);

    @Option(
        names = "--retry-for",
        paramLabel = "TIME",
        defaultValue = "10s",
        description = {
          "The time for all attempts of a request or a",
          "reload; 0s: one attempt (default: ${DEFAULT-VALUE})."
        })
    private Duration retryFor = Duration.ofSeconds(10);

    @Option(
        names = "--jmap-path",
        paramLabel = "PATH",
        description = "The path for method calls (default: discovered).")
    private @Nullable String jmapPath;

    @Option(
        names = "--schema",
        paramLabel = "SOURCE",
        converter = Schemas.class,
        completionCandidates = Schemas.class,
        defaultValue = "bundled",
        description = {
          "Where objects, fields and defaults come from:",
          "bundled, or live from the server, for another",
          "version of it (default: ${DEFAULT-VALUE})."
        })
    private Schema schema = Schema.BUNDLED;
  }

  boolean debug() {
    return debug;
  }

  /** Returns whether fields and defaults come from the server. */
  boolean liveSchema() {
    return access.schema == Schema.LIVE;
  }

  /** Returns the URL from the option or the environment, or null. */
  @Nullable String url(Map<String, String> environment) {
    return access.url == null ? environment.get("STALWART_URL") : access.url;
  }

  Duration retryFor() {
    return access.retryFor;
  }

  RequestLimits limits() {
    return new RequestLimits(
        access.timeout, access.retryFor, RequestLimits.defaults().maxAnswerBytes());
  }

  /** Returns the server at a URL; empty if the options are wrong usage. */
  Optional<Target> target(String url, Map<String, String> environment, Problems problems) {
    Credential credential =
        Credentials.find(access.tokenFile, access.user, access.passwordFile, environment, problems)
            .orElse(new Credential.None());
    return Target.at(
        url,
        access.jmapPath,
        credential,
        limits(),
        network.proxy(environment, url, problems),
        network.tls(problems),
        network.allowPlainHttp(),
        problems);
  }
}
