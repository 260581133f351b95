package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.EmulatorUrl;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.Credentials;
import io.github.stalwartgitops.reconcile.OptionValue;
import io.github.stalwartgitops.reconcile.ProxyChoice;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The goals that use a server, and how they reach it. */
abstract class ServerMojo extends StalwartMojo {
  /**
   * The server, such as <code>https://mail.example.org</code>; without it the environment variable
   * STALWART_URL. <code>emulator:</code> is the embedded server of this build, <code>emulator:FILE
   * </code> one that keeps its state in FILE.
   */
  @Parameter(property = "stalwart.url")
  private @Nullable String url;

  /**
   * The server of settings.xml with the credential: a user name and password, or an API key as the
   * password without a user name. Without it STALWART_TOKEN, or STALWART_USER and STALWART_PASSWORD
   * of the environment.
   */
  @Parameter(property = "stalwart.serverId")
  private @Nullable String serverId;

  /** A file with an API key. */
  @Parameter(property = "stalwart.tokenFile")
  private @Nullable String tokenFile;

  /** A user name, with passwordFile or STALWART_PASSWORD. */
  @Parameter(property = "stalwart.user")
  private @Nullable String user;

  /** A file with the user's password. */
  @Parameter(property = "stalwart.passwordFile")
  private @Nullable String passwordFile;

  /** The time for one request. */
  @Parameter(property = "stalwart.timeout", defaultValue = "5s")
  private String timeout = "5s";

  /** The time for all attempts of a request or a reload; 0s makes one attempt. */
  @Parameter(property = "stalwart.retryFor", defaultValue = "10s")
  private String retryFor = "10s";

  /** The path for method calls; without it <code>/jmap</code>, else discovered. */
  @Parameter(property = "stalwart.jmapPath")
  private @Nullable String jmapPath;

  /** PEM certificates to trust in addition to those of Java. */
  @Parameter(property = "stalwart.caFile")
  private @Nullable String caFile;

  /** A client certificate: PEM with clientKey, or PKCS#12. */
  @Parameter(property = "stalwart.clientCertificate")
  private @Nullable String clientCertificate;

  /** The PEM key of the client certificate (PKCS#8). */
  @Parameter(property = "stalwart.clientKey")
  private @Nullable String clientKey;

  /** A file with the password of the PKCS#12 file. */
  @Parameter(property = "stalwart.clientPasswordFile")
  private @Nullable String clientPasswordFile;

  /**
   * The HTTP proxy to use, such as <code>http://NAME@HOST:PORT</code>; without it that of
   * settings.xml.
   */
  @Parameter(property = "stalwart.proxy")
  private @Nullable String proxy;

  /** A file with the password for the proxy. */
  @Parameter(property = "stalwart.proxyPasswordFile")
  private @Nullable String proxyPasswordFile;

  /**
   * Hosts and domains to reach without the proxy, separated by commas; without it NO_PROXY, or the
   * nonProxyHosts of settings.xml for its proxies. Loopback addresses never use it.
   */
  @Parameter(property = "stalwart.noProxy")
  private @Nullable String noProxy;

  /**
   * Where objects, fields and defaults come from: <code>bundled</code> with this plugin, or <code>
   * live</code> from the server, for another version of it.
   */
  @Parameter(property = "stalwart.schema", defaultValue = "bundled")
  private String schema = "bundled";

  /** Does not check the server's certificate. Only for trials. */
  @Parameter(property = "stalwart.insecure", defaultValue = "false")
  private boolean insecure;

  /** Sends the credential over plain HTTP to hosts other than this one. */
  @Parameter(property = "stalwart.allowPlainHttp", defaultValue = "false")
  private boolean allowPlainHttp;

  private enum Schema {
    BUNDLED,
    LIVE
  }

  /** Returns whether fields and defaults come from the server. */
  final boolean liveSchema(Goal goal) {
    Schema source =
        goal.parse(
            "schema", schema, text -> OptionValue.choice(Schema.class, text), Schema.BUNDLED);
    return source == Schema.LIVE;
  }

  final Duration retryFor(Goal goal) {
    return goal.parse("retryFor", retryFor, OptionValue::duration, Duration.ZERO);
  }

  /**
   * Returns the server of the goal, and starts it if it is an embedded one.
   *
   * @throws MojoFailureException if any parameter of the goal is wrong, or Maven is offline
   */
  final Target target(Goal goal) throws MojoFailureException {
    RequestLimits defaults = RequestLimits.defaults();
    RequestLimits limits =
        new RequestLimits(
            goal.parse("timeout", timeout, OptionValue::timeLimit, defaults.timeout()),
            retryFor(goal),
            defaults.maxAnswerBytes());
    String address = url == null ? goal.environment().get("STALWART_URL") : url;
    if (address == null) {
      goal.problems().add(Target.MISSING);
    }
    goal.check();
    Optional<Target> target = Optional.ofNullable(address).flatMap(it -> open(it, limits, goal));
    goal.check();
    goal.log().problems(goal.problems().list());
    return target.orElseThrow();
  }

  private Optional<Target> open(String address, RequestLimits limits, Goal goal) {
    return EmulatorUrl.parse(address, goal.folder()).isPresent()
        ? embedded(address, limits, goal)
        : real(address, limits, goal);
  }

  private static Optional<Target> embedded(String address, RequestLimits limits, Goal goal) {
    goal.log().line("EMULATOR   " + address + "   the embedded server, not a real one");
    try {
      RunningEmulator emulator = goal.emulators().at(address, goal.folder());
      return Optional.of(Target.embedded(address, emulator.url(), emulator.credential(), limits));
    } catch (EmulatorException e) {
      goal.problems().addAll(e.problems());
      return Optional.empty();
    }
  }

  private Optional<Target> real(String address, RequestLimits limits, Goal goal) {
    Problems problems = goal.problems();
    HttpProxy configured = proxy == null ? goal.settings().proxy(address, problems) : null;
    HttpProxy via =
        new ProxyChoice(proxy, goal.file(proxyPasswordFile), noProxy)
            .or(configured, goal.environment(), problems)
            .orElse(null);
    TlsConfiguration tls =
        new TlsConfiguration(
            goal.file(caFile),
            Credentials.clientCertificate(
                goal.file(clientCertificate),
                goal.file(clientKey),
                goal.file(clientPasswordFile),
                problems),
            insecure);
    Optional<Target> target =
        Target.at(
            address,
            jmapPath,
            credential(goal).orElse(new Credential.None()),
            limits,
            via,
            tls,
            allowPlainHttp,
            problems);
    target.ifPresent(it -> refuseOffline(it, goal));
    return target;
  }

  /** The command line wins: a credential that it names replaces another kind that the pom names. */
  private Optional<Credential> credential(Goal goal) {
    boolean userGiven = goal.isOnCommandLine("user") || goal.isOnCommandLine("passwordFile");
    boolean tokenGiven = goal.isOnCommandLine("tokenFile");
    if (serverId != null && (goal.isOnCommandLine("serverId") || !(userGiven || tokenGiven))) {
      return goal.settings().credential(serverId, goal.problems());
    }
    return Credentials.find(
        userGiven && !tokenGiven ? null : goal.file(tokenFile),
        user,
        goal.file(passwordFile),
        goal.environment(),
        goal.problems());
  }

  /** A goal that is skipped would look as if it had done its work: fail instead. */
  private static void refuseOffline(Target target, Goal goal) {
    if (goal.isOffline() && !JmapEndpoint.isLoopback(target.endpoint().url().getHost())) {
      goal.error(
          "Maven is offline (-o), and this goal needs " + target.address(),
          "Run it without -o. stalwart.live plans against an exported file, and the URL emulator:"
              + " is the embedded server.");
    }
  }
}
