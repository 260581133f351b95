package io.github.stalwartgitops.jmap;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends single HTTP requests to the origin of an endpoint, follows no redirects, repeats nothing.
 * Once a credential was refused, nothing more is sent with it: a server bans an address after too
 * many failures ({@code docs/server.md}).
 */
final class Http {
  /** Authentication schemes that Java does not use to open a tunnel; Basic, if it is not set. */
  private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  /** A connection that idled longer may be closed by the server while a request is under way. */
  private static final Duration MAX_IDLE = Duration.ofSeconds(5);

  /** Lets the time limit for connecting, which is more telling, come first. */
  private static final Duration GRACE = Duration.ofMillis(100);

  /** Works for all clients: each alone would keep threads of its own for a minute. */
  private static final Executor WORKERS =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), Http::worker);

  private final JmapEndpoint endpoint;
  private final SSLContext tls;
  private final JmapListener listener;
  private final Clock clock;
  private final Secrets secrets;
  private final HttpErrors errors;
  private @Nullable HttpClient client;
  private final Map<String, CompletedRequest> answered = new LinkedHashMap<>();
  private Instant lastUse = Instant.MIN;
  private @Nullable JmapException refusal;

  Http(JmapEndpoint endpoint, SSLContext tls, JmapListener listener, Clock clock) {
    this.endpoint = endpoint;
    this.tls = tls;
    this.listener = listener;
    this.clock = clock;
    this.secrets = Secrets.of(endpoint);
    this.errors = new HttpErrors(endpoint.credential(), secrets, clock);
    if (endpoint.proxy() != null
        && endpoint.proxy().user() != null
        && System.getProperty(DISABLED_SCHEMES) == null) {
      System.setProperty(DISABLED_SCHEMES, "");
    }
  }

  /** Gets a path (with its query) of the origin. */
  RawAnswer get(String path) throws JmapException {
    return send(request(path).header("Accept-Encoding", "gzip").GET().build(), 0);
  }

  /** Posts JSON to a path of the origin. */
  RawAnswer post(String path, byte[] json) throws JmapException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json))
            .build();
    return send(request, json.length);
  }

  /** The exception that an answer without success is. */
  JmapException error(RawAnswer answer) {
    return errors.of(answer);
  }

  /** The requests that were answered so far. */
  List<CompletedRequest> answered() {
    return List.copyOf(answered.values());
  }

  /** What no text of a server may show. */
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

  private RawAnswer send(HttpRequest request, int bytes) throws JmapException {
    if (refusal != null) {
      throw refusal;
    }
    listener.debug(
        request.method() + " " + secrets.hide(request.uri().toString()) + " (" + bytes + " bytes)");
    long start = System.nanoTime();
    HttpResponse<byte[]> response = receive(request);
    RawAnswer answer =
        new RawAnswer(request.uri(), response.statusCode(), response.headers(), body(response));
    listener.debug(
        "HTTP %d (%d bytes, %d ms)"
            .formatted(
                answer.status(),
                answer.body().length,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
    String path = secrets.hide(Origin.path(request.uri()));
    answered.put(
        request.method() + " " + path,
        new CompletedRequest(request.method(), path, answer.status()));
    if (answer.status() == 401) {
      refusal = errors.of(answer);
      throw refusal;
    }
    return answer;
  }

  /** Where a proxy answers 407 to CONNECT, Java gives no body at all. */
  private static byte[] body(HttpResponse<byte[]> response) {
    return Objects.requireNonNullElse(response.body(), new byte[0]);
  }

  private HttpResponse<byte[]> receive(HttpRequest request) throws JmapException {
    int limit = endpoint.limits().maxAnswerBytes();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client().sendAsync(request, info -> new LimitedBody(limit));
    TransportErrors failures = new TransportErrors(endpoint);
    try {
      return answer.get(endpoint.limits().timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw failures.timeout();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw failures.interrupted(true);
    } catch (ExecutionException e) {
      throw failures.of(e.getCause() == null ? e : e.getCause());
    } finally {
      lastUse = clock.instant();
    }
  }

  private HttpClient client() {
    if (client == null || clock.instant().isAfter(lastUse.plus(MAX_IDLE))) {
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
