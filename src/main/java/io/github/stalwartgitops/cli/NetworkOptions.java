package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.jmap.HttpProxy;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.reconcile.Credentials;
import io.github.stalwartgitops.reconcile.ProxyChoice;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The security of connections, and the proxy that they use. */
final class NetworkOptions {
  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "PEM certificates to trust beside those of Java.")
  private @Nullable Path caFile;

  @Option(
      names = "--client-certificate",
      paramLabel = "FILE",
      description = {"A client certificate: PEM with --client-key,", "or PKCS#12."})
  private @Nullable Path clientCertificate;

  @Option(
      names = "--client-key",
      paramLabel = "FILE",
      description = "The PEM key of the certificate (PKCS#8).")
  private @Nullable Path clientKey;

  @Option(
      names = "--client-password-file",
      paramLabel = "FILE",
      description = "A file with the password of the PKCS#12 file.")
  private @Nullable Path clientPasswordFile;

  @Option(
      names = "--insecure",
      description = {"Do not check the server's certificate. Only for", "trials."})
  private boolean insecure;

  @Option(
      names = "--allow-plain-http",
      description = {"Send the credential over plain HTTP to hosts", "other than this one."})
  private boolean allowPlainHttp;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description = {
        "The HTTP proxy: http://NAME@HOST:PORT",
        "(default: $$HTTPS_PROXY, for http: $$HTTP_PROXY,",
        "which may contain a password)."
      })
  private @Nullable String proxy;

  @Option(
      names = "--proxy-password-file",
      paramLabel = "FILE",
      description = "A file with the password for the proxy.")
  private @Nullable Path proxyPasswordFile;

  @Option(
      names = "--no-proxy",
      paramLabel = "HOSTS",
      description = {
        "Hosts and domains to reach without the proxy,",
        "separated by commas (default: $$NO_PROXY).",
        "Loopback addresses never use it."
      })
  private @Nullable String noProxy;

  boolean allowPlainHttp() {
    return allowPlainHttp;
  }

  TlsConfiguration tls(Problems problems) {
    return new TlsConfiguration(
        caFile,
        Credentials.clientCertificate(clientCertificate, clientKey, clientPasswordFile, problems),
        insecure);
  }

  /** Returns the proxy from the options or the environment, or null. */
  @Nullable HttpProxy proxy(Map<String, String> environment, String url, Problems problems) {
    return new ProxyChoice(proxy, proxyPasswordFile, noProxy)
        .orThatOf(environment, url, problems)
        .orElse(null);
  }
}
