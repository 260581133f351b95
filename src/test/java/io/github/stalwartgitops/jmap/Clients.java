package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints and calls that several tests use. */
final class Clients {
  static final String SECRET = "s3cr3t-t0ken";
  static final Credential TOKEN = new Credential.Bearer(SECRET, "STALWART_TOKEN");
  static final Secrets SECRETS =
      Secrets.of(endpoint(URI.create("http://localhost"), TOKEN, RequestLimits.defaults(), null));
  static final RequestLimits IMPATIENT =
      new RequestLimits(Duration.ofSeconds(2), Duration.ZERO, 100_000);

  private Clients() {}

  static JmapEndpoint endpoint(URI url) {
    return endpoint(url, TOKEN, IMPATIENT, null);
  }

  static JmapEndpoint endpoint(
      URI url, Credential credential, RequestLimits limits, @Nullable HttpProxy proxy) {
    return new JmapEndpoint(
        url, null, credential, limits, proxy, TlsConfiguration.systemTrust(), false, "test");
  }

  static JmapEndpoint with(JmapEndpoint endpoint, TlsConfiguration tls) {
    return new JmapEndpoint(
        endpoint.url(),
        endpoint.path(),
        endpoint.credential(),
        endpoint.limits(),
        endpoint.proxy(),
        tls,
        endpoint.allowPlainHttp(),
        endpoint.userAgent());
  }

  static JmapEndpoint withPath(JmapEndpoint endpoint, String path) {
    return new JmapEndpoint(
        endpoint.url(),
        path,
        endpoint.credential(),
        endpoint.limits(),
        endpoint.proxy(),
        endpoint.tls(),
        endpoint.allowPlainHttp(),
        endpoint.userAgent());
  }

  static JmapEndpoint withPlainHttp(JmapEndpoint endpoint) {
    return new JmapEndpoint(
        endpoint.url(),
        endpoint.path(),
        endpoint.credential(),
        endpoint.limits(),
        endpoint.proxy(),
        endpoint.tls(),
        true,
        endpoint.userAgent());
  }

  /** The call of most recorded pairs. */
  static List<MethodCall> getConnect() {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    arguments.putArray("ids").add("singleton");
    return List.of(new MethodCall("x:MtaStageConnect/get", arguments, "c1"));
  }
}
