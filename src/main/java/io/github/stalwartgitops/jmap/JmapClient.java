package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.tls.TlsConfiguration;
import io.github.stalwartgitops.tls.TlsException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends method calls to one JMAP server (RFC 8620), with the capability {@code urn:stalwart:jmap}.
 * Calls go to the endpoint's path, or to {@code /jmap} at once; only where that is not found is the
 * session asked. For one thread at a time.
 */
public final class JmapClient {
  private static final String USUAL_PATH = "/jmap";
  private static final List<String> USING =
      List.of("urn:ietf:params:jmap:core", "urn:stalwart:jmap");

  private final Http http;
  private final Resource resource;
  private final Discovery discovery;
  private final Retry retry;
  private final JmapListener listener;
  private @Nullable String knownPath;

  private JmapClient(JmapEndpoint endpoint, Http http, RetryPolicy retries) {
    this.http = http;
    this.resource = new Resource(http, endpoint);
    this.discovery = new Discovery(resource, http.secrets(), retries.listener());
    this.retry = new Retry(retries, endpoint.limits().retryBudget());
    this.listener = retries.listener();
    this.knownPath = endpoint.path();
  }

  /**
   * Opens it; nothing is sent yet.
   *
   * @throws JmapException.Configuration for the first error of {@link JmapEndpoint#problems}, or if
   *     a certificate cannot be used
   */
  public static JmapClient open(JmapEndpoint endpoint, JmapListener listener) throws JmapException {
    return open(endpoint, new RetryPolicy(Clock.systemUTC(), Pause.sleeping(), listener));
  }

  /** The same with a clock and waits of the caller. */
  public static JmapClient open(JmapEndpoint endpoint, RetryPolicy retries) throws JmapException {
    for (Problem problem : endpoint.problems()) {
      if (problem.isError()) {
        throw new JmapException.Configuration(problem, null);
      }
    }
    try {
      Http http =
          new Http(
              endpoint,
              endpoint.usesTls() ? endpoint.tls().context() : TlsConfiguration.noTrust(),
              retries.listener(),
              retries.clock());
      return new JmapClient(endpoint, http, retries);
    } catch (TlsException e) {
      throw new JmapException.Configuration(e.problem(), e);
    }
  }

  /** Sends calls that change nothing: tried again where that may help, within the retry budget. */
  public JmapResponse read(List<MethodCall> calls) throws JmapException {
    return retry.read(() -> send(calls));
  }

  /** Sends calls that may change something, once: the caller knows whether they may be repeated. */
  public JmapResponse write(List<MethodCall> calls) throws JmapException {
    return send(calls);
  }

  /**
   * Gets a JSON document by its path, such as {@code /api/account}; tried again like {@link #read}.
   * Redirects within the origin are followed, gzip is unpacked.
   */
  public JsonNode get(String path) throws JmapException {
    return retry.read(() -> resource.get(path)).content();
  }

  /** The path that method calls go to, as far as it is known: {@code /jmap} until one is found. */
  public String path() {
    return knownPath == null ? USUAL_PATH : knownPath;
  }

  /** The requests that were answered so far, each with its last answer, in the order of first. */
  public List<CompletedRequest> answered() {
    return http.answered();
  }

  private JmapResponse send(List<MethodCall> calls) throws JmapException {
    listener.debug(
        "calls " + calls.stream().map(MethodCall::name).collect(Collectors.joining(", ")));
    byte[] request = UntrustedJson.write(request(calls));
    RawAnswer answer = post(request);
    if (answer.status() != 200 || !UntrustedJson.isJson(answer.mediaType())) {
      throw http.error(answer);
    }
    return new ResponseReader(calls, http.secrets())
        .read(UntrustedJson.read("the answer to a method call", answer.body()));
  }

  private RawAnswer post(byte[] request) throws JmapException {
    if (knownPath != null) {
      return http.post(knownPath, request);
    }
    RawAnswer answer = http.post(USUAL_PATH, request);
    if (answer.status() != 404 && !staysOnOrigin(answer)) {
      knownPath = answer.status() == 200 ? USUAL_PATH : null;
      return answer;
    }
    String found = discovery.path();
    if (found.equals(USUAL_PATH)) {
      return answer;
    }
    knownPath = found;
    return http.post(found, request);
  }

  private static boolean staysOnOrigin(RawAnswer answer) {
    return answer.isRedirect()
        && Origin.resolve(answer.uri(), answer.header("location"))
            .filter(target -> Origin.same(answer.uri(), target))
            .isPresent();
  }

  private static ObjectNode request(List<MethodCall> calls) {
    ObjectNode request = UntrustedJson.MAPPER.createObjectNode();
    ArrayNode using = request.putArray("using");
    USING.forEach(using::add);
    ArrayNode methodCalls = request.putArray("methodCalls");
    for (MethodCall call : calls) {
      methodCalls.addArray().add(call.name()).add(call.arguments()).add(call.id());
    }
    return request;
  }
}
