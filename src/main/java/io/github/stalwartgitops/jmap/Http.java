package io.github.stalwartgitops.jmap;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends single HTTP requests to the origin of an endpoint; follows no redirects and repeats
 * nothing. Once a credential was refused, nothing more is sent with it: a server bans an address
 * after too many failures ({@code docs/server.md}).
 */
final class Http {
  private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  /** The server may close a connection that was idle for longer just as a request is sent on it. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(5);

  /** Lets the timeout for connecting, whose message says more, come first. */
  private static final Duration GRACE = Duration.ofMillis(100);

  /** Shared by all clients: each would otherwise keep its own threads for a minute. */
  private static final Executor WORKERS =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), Http::worker);

  private final JmapEndpoint endpoint;
  private final SSLContext tls;
  private final JmapListener listener;
  private final LongSupplier nanoTime;
  private final Secrets secrets;
  private final HttpErrors errors;
  private @Nullable HttpClient client;
  private final Map<String, CompletedRequest> answered = new LinkedHashMap<>();
  private long lastUse;
  private @Nullable JmapException refusal;

  Http(JmapEndpoint endpoint, SSLContext tls, JmapListener listener, LongSupplier nanoTime) {
    this.endpoint = endpoint;
    this.tls = tls;
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.secrets = Secrets.of(endpoint);
    this.errors = new HttpErrors(endpoint.credential(), secrets);
    if (endpoint.proxy() != null && endpoint.proxy().user() != null) {
      allowLoginForTunnels();
    }
  }

  /**
   * Lets Java send a proxy's login when it opens a tunnel for HTTPS, which it does not by default.
   * A client has no setting for that: {@code java.net.http} reads a system property once per JVM,
   * when its classes are loaded. The property is set for that moment only, so that other code in
   * this JVM (Maven, other plugins) never sees it. Where {@code java.net.http} was used before,
   * this has no effect, and the message for the proxy's 407 says how to start Java instead.
   */
  private static synchronized void allowLoginForTunnels() {
    if (System.getProperty(TUNNEL_SCHEMES) == null) {
      System.setProperty(TUNNEL_SCHEMES, "");
      HttpClient.newBuilder().executor(WORKERS).build();
      System.clearProperty(TUNNEL_SCHEMES);
    }
  }

  /** Gets a path (with its query) of the origin. */
  RawResponse get(String path) throws JmapException {
    return send(request(path).header("Accept-Encoding", "gzip").GET().build(), 0);
  }

  /** Posts JSON to a path of the origin. */
  RawResponse post(String path, byte[] json) throws JmapException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build();
    return send(request, json.length);
  }

  /** Returns the exception for a response that cannot be used. */
  JmapException error(RawResponse response) {
    return errors.of(response);
  }

  /** Returns the requests answered so far. */
  List<CompletedRequest> answered() {
    return List.copyOf(answered.values());
  }

  /** Returns what no shown text of a server may contain. */
  Secrets secrets() {
    return secrets;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint.origin() + path))
            .header("Accept", "application/json")
            .header("User-Agent", endpoint.userAgent());
    endpoint.credential().authorization().ifPresent(it -> request.header("Authorization", it));
    HttpProxy proxy = endpoint.proxy();
    if (proxy != null && proxy.isUsedFor(endpoint.url().getHost())) {
      proxy.authorization().ifPresent(it -> request.header("Proxy-Authorization", it));
    }
    return request;
  }

  private RawResponse send(HttpRequest request, int bytes) throws JmapException {
    if (refusal != null) {
      throw refusal;
    }
    listener.debug(
        request.method() + " " + secrets.hide(request.uri().toString()) + " (" + bytes + " bytes)");
    long start = nanoTime.getAsLong();
    RawResponse response = receive(request);
    listener.debug(
        "HTTP %d (%d bytes, %d ms)"
            .formatted(
                response.status(),
                response.body().length,
                TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - start)));
    String path = secrets.hide(RawResponse.pathOf(request.uri()));
    answered.put(
        request.method() + " " + path,
        new CompletedRequest(request.method(), path, response.status()));
    if (response.status() == 401) {
      refusal = errors.of(response);
      throw refusal;
    }
    return response;
  }

  private RawResponse receive(HttpRequest request) throws JmapException {
    TransportErrors failures = new TransportErrors(endpoint);
    if (endpoint.usesTls() && !isHostName(endpoint.url().getHost())) {
      throw failures.unknownHost(null);
    }
    int limit = endpoint.limits().maxAnswerBytes();
    CompletableFuture<HttpResponse<byte[]>> pending =
        client().sendAsync(request, info -> new LimitedBody(limit));
    try {
      HttpResponse<byte[]> response =
          pending.get(endpoint.limits().timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
      // Java gives no body, not even an empty one, where a proxy answers CONNECT with 407.
      byte[] body = Objects.requireNonNullElse(response.body(), new byte[0]);
      return new RawResponse(request.uri(), response.statusCode(), response.headers(), body);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw failures.timeout();
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw failures.interrupted();
    } catch (ExecutionException e) {
      throw failures.of(e.getCause() == null ? e : e.getCause());
    } finally {
      lastUse = nanoTime.getAsLong();
    }
  }

  /**
   * Returns whether TLS accepts a host. For a name that it does not accept, Java would throw an
   * {@link IllegalArgumentException} that does not say whether anything was sent.
   */
  private static boolean isHostName(String host) {
    boolean isIpv6 = host.startsWith("[");
    try {
      return isIpv6 || !new SNIHostName(host).getAsciiName().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private HttpClient client() {
    if (client == null || nanoTime.getAsLong() - lastUse > MAX_IDLE.toNanos()) {
      client = newClient();
    }
    return client;
  }

  private HttpClient newClient() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(WORKERS)
            .connectTimeout(endpoint.limits().timeout())
            .sslContext(tls);
    HttpProxy proxy = endpoint.proxy();
    if (proxy != null) {
      builder.proxy(
          proxy.isUsedFor(endpoint.url().getHost())
              ? ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port()))
              : HttpClient.Builder.NO_PROXY);
    }
    return builder.build();
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "stalwart http");
    thread.setDaemon(true);
    return thread;
  }
}
