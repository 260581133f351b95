package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.reconcile.ClientCertificates;
import io.github.stalwartgitops.reconcile.ProxyChoice;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.tls.ClientCertificate;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.time.Duration;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals share that ask a server. */
abstract class ServerMojo extends StalwartMojo {
  /**
   * The server, such as <code>https://mail.example.org</code>; else the environment variable
   * STALWART_URL. <code>emulator:</code> uses the embedded server of this build, <code>
   * emulator:FILE</code> one that keeps its state in FILE.
   */
  @Parameter(property = "stalwart.url")
  private @Nullable String url;

  /**
   * The server of settings.xml that holds the credential: user name and password, or an API key as
   * the password without a user name. Else STALWART_TOKEN, or STALWART_USER and STALWART_PASSWORD
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

  /** The time for all tries of a request or a reload; 0s tries once. */
  @Parameter(property = "stalwart.retryFor", defaultValue = "10s")
  private String retryFor = "10s";

  /** The path that takes method calls; without it <code>/jmap</code>, else discovered. */
  @Parameter(property = "stalwart.jmapPath")
  private @Nullable String jmapPath;

  /** PEM certificates trusted beside those of the Java installation. */
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
   * The HTTP proxy on the way to the server, such as <code>http://NAME@HOST:PORT</code>; else that
   * of settings.xml.
   */
  @Parameter(property = "stalwart.proxy")
  private @Nullable String proxy;

  /** A file with the password for the proxy. */
  @Parameter(property = "stalwart.proxyPasswordFile")
  private @Nullable String proxyPasswordFile;

  /**
   * Hosts and domains reached directly, separated by commas; else NO_PROXY, or the nonProxyHosts of
   * settings.xml for its proxies. Loopback always is.
   */
  @Parameter(property = "stalwart.noProxy")
  private @Nullable String noProxy;

  /**
   * Where objects, fields and defaults come from: <code>bundled</code> or <code>live</code>, which
   * asks the server, for another version.
   */
  @Parameter(property = "stalwart.schema", defaultValue = "bundled")
  private String schema = "bundled";

  /** Does not check the server's certificate. For trials only. */
  @Parameter(property = "stalwart.insecure", defaultValue = "false")
  private boolean insecure;

  /** Sends the credential over plain HTTP to other hosts than this one. */
  @Parameter(property = "stalwart.allowPlainHttp", defaultValue = "false")
  private boolean allowPlainHttp;

  private enum Schema {
    BUNDLED,
    LIVE
  }

  /** Whether fields and defaults come from the server. */
  final boolean liveSchema(Parameters given) {
    return given.choice("schema", schema, Schema.class) == Schema.LIVE;
  }

  /**
   * The server that the goal was given.
   *
   * @throws MojoFailureException if that is wrong usage
   */
  final Target target(MavenBuild build, Parameters given) throws MojoFailureException {
    ServerChoice choice =
        new ServerChoice(
            given.text("url", url),
            given.text("serverId", serverId),
            given.file("tokenFile", tokenFile),
            given.text("user", user),
            given.file("passwordFile", passwordFile),
            new RequestLimits(
                given.time("timeout", timeout, Duration.ofMillis(1)),
                retryFor(given),
                RequestLimits.defaults().maxAnswerBytes()),
            given.text("jmapPath", jmapPath),
            new ProxyChoice(
                given.text("proxy", proxy),
                given.file("proxyPasswordFile", proxyPasswordFile),
                given.text("noProxy", noProxy)),
            new TlsConfiguration(
                given.file("caFile", caFile),
                clientCertificate(given),
                given.flag("insecure", insecure)),
            given.flag("allowPlainHttp", allowPlainHttp));
    given.check();
    return build.servers().open(choice, given);
  }

  final Duration retryFor(Parameters given) {
    return given.time("retryFor", retryFor, Duration.ZERO);
  }

  private @Nullable ClientCertificate clientCertificate(Parameters given) {
    return ClientCertificates.of(
        given.file("clientCertificate", clientCertificate),
        given.file("clientKey", clientKey),
        given.file("clientPasswordFile", clientPasswordFile),
        given.problems());
  }
}
