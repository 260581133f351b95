package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.tls.TlsConfiguration;
import io.github.stalwartgitops.tls.TlsException;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends method calls to one JMAP server (RFC 8620), with the capability {@code urn:stalwart:jmap}.
 *
 * <p>Calls go to the endpoint's path, or straight to {@code /jmap}; the session is read only where
 * that path is not found. Not safe for use by several threads.
 */
public final class JmapClient {
  private static final String USUAL_PATH = "/jmap";
  private static final String SESSION_PATH = "/.well-known/jmap";
  private static final String CORE = "urn:ietf:params:jmap:core";
  private static final int MAX_REDIRECTS = 3;

  /** Stalwart's default, used until the session or a refusal shows another limit. */
  private static final int USUAL_MAX_CALLS = 16;

  private static final List<String> USING = List.of(CORE, "urn:stalwart:jmap");

  /** One attempt at a request. */
  @FunctionalInterface
  private interface Attempt<T> {
    T send() throws JmapException;
  }

  private final JmapEndpoint endpoint;
  private final Http http;
  private final RetryPolicy retries;
  private final JmapListener listener;
  private @Nullable String knownPath;
  private int maxCalls = USUAL_MAX_CALLS;

  private JmapClient(JmapEndpoint endpoint, Http http, RetryPolicy retries) {
    this.endpoint = endpoint;
    this.http = http;
    this.retries = retries;
    this.listener = retries.listener();
    this.knownPath = endpoint.path();
  }

  /**
   * Opens a client that really waits between attempts; nothing is sent yet.
   *
   * @throws JmapException.Configuration for the first error of {@link JmapEndpoint#problems}, or if
   *     a certificate cannot be used
   */
  public static JmapClient open(JmapEndpoint endpoint, JmapListener listener) throws JmapException {
    return open(endpoint, new RetryPolicy(System::nanoTime, Pause.sleeping(), listener));
  }

  /**
   * Opens a client; nothing is sent yet.
   *
   * @param retries the time source and the waits between attempts
   * @throws JmapException.Configuration for the first error of {@link JmapEndpoint#problems}, or if
   *     a certificate cannot be used
   */
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
              retries.nanoTime());
      return new JmapClient(endpoint, http, retries);
    } catch (TlsException e) {
      throw new JmapException.Configuration(e.problem(), e);
    }
  }

  /**
   * Sends calls that change nothing and do not refer to each other, in as many requests as the
   * server's limit of calls makes necessary. A request is tried again after a failure that may
   * pass, within the retry budget.
   */
  public JmapResponse read(List<MethodCall> calls) throws JmapException {
    Map<String, MethodResponse> responses = new HashMap<>();
    int done = 0;
    while (done < calls.size()) {
      List<MethodCall> batch = calls.subList(done, Math.min(done + maxCalls, calls.size()));
      try {
        responses.putAll(retrying(() -> send(batch)).responses());
        done += batch.size();
      } catch (JmapException.RequestProblem e) {
        if (!e.isTooManyCalls() || maxCalls >= batch.size()) {
          throw e;
        }
      }
    }
    return new JmapResponse(responses);
  }

  /**
   * Sends calls that may change something, once: only the caller knows if a retry is safe.
   *
   * @param calls at most {@link #maxCallsInRequest}
   * @throws JmapException.RequestProblem if they are too many for the server; nothing was done, and
   *     {@link #maxCallsInRequest} is smaller now, unless there was only one call
   */
  public JmapResponse write(List<MethodCall> calls) throws JmapException {
    return send(calls);
  }

  /**
   * Returns how many calls the server accepts in one request ({@code maxCallsInRequest}, RFC 8620,
   * section 2), as far as that is known.
   */
  public int maxCallsInRequest() {
    return maxCalls;
  }

  /**
   * Gets a JSON document by its path, such as {@code /api/account}; tried again like {@link #read}.
   * Redirects within the origin are followed, gzip is unpacked.
   */
  public JsonNode get(String path) throws JmapException {
    return retrying(() -> json(path, fetch(path)));
  }

  /** Returns the path that method calls go to: {@code /jmap} until another one is discovered. */
  public String path() {
    return knownPath == null ? USUAL_PATH : knownPath;
  }

  /** Returns the requests answered so far, each with the status of its last answer. */
  public List<CompletedRequest> answered() {
    return http.answered();
  }

  private <T> T retrying(Attempt<T> attempt) throws JmapException {
    RetryBudget budget = retries.budget(endpoint.limits().retryBudget());
    for (int tries = 1; ; tries++) {
      try {
        return attempt.send();
      } catch (JmapException e) {
        if (!e.isRetryable()
            || !budget.waitForAnotherTry(tries, e.problem().message(), e.retryAfter())) {
          throw e;
        }
      }
    }
  }

  private JmapResponse send(List<MethodCall> calls) throws JmapException {
    listener.debug(
        "calls " + calls.stream().map(MethodCall::name).collect(Collectors.joining(", ")));
    RawResponse response = post(UntrustedJson.write(body(calls)));
    if (response.status() != 200 || !UntrustedJson.isJson(response.mediaType())) {
      JmapException error = http.error(response);
      if (error instanceof JmapException.RequestProblem problem && problem.isTooManyCalls()) {
        learnMaxCalls(calls.size());
      }
      throw error;
    }
    return JmapResponse.read(
        UntrustedJson.read("the answer to a method call", response.body()), calls, http.secrets());
  }

  private static ObjectNode body(List<MethodCall> calls) {
    ObjectNode body = UntrustedJson.MAPPER.createObjectNode();
    ArrayNode using = body.putArray("using");
    USING.forEach(using::add);
    ArrayNode methodCalls = body.putArray("methodCalls");
    for (MethodCall call : calls) {
      methodCalls.addArray().add(call.name()).add(call.arguments()).add(call.id());
    }
    return body;
  }

  private RawResponse post(byte[] body) throws JmapException {
    if (knownPath != null) {
      return http.post(knownPath, body);
    }
    RawResponse response = http.post(USUAL_PATH, body);
    if (response.status() != 404 && response.redirectWithinOrigin().isEmpty()) {
      knownPath = response.status() == 200 ? USUAL_PATH : null;
      return response;
    }
    String found = discoverPath();
    if (found.equals(USUAL_PATH)) {
      return response;
    }
    knownPath = found;
    return http.post(found, body);
  }

  /**
   * Reads the path of method calls from the session (RFC 8620, section 2). Of {@code apiUrl} only
   * the path is used: a server behind a port-forward names hosts that the caller cannot reach, and
   * a credential never goes to another origin.
   */
  private String discoverPath() throws JmapException {
    RawResponse response = fetch(SESSION_PATH);
    JsonNode session = json(SESSION_PATH, response);
    readMaxCalls(session);
    String apiUrl = session.path("apiUrl").textValue();
    Optional<URI> api =
        apiUrl == null || apiUrl.isBlank() ? Optional.empty() : response.resolve(apiUrl);
    if (api.isEmpty()) {
      throw new JmapException.Protocol("the JMAP session names no apiUrl");
    }
    String path = RawResponse.pathOf(api.get());
    if (response.isSameOrigin(api.get())) {
      listener.note("method calls go to " + shown(path) + ", as the session says");
    } else {
      listener.note(
          "the session names "
              + shown(api.get().toString())
              + " for method calls; its path is used on the configured server");
    }
    return path;
  }

  private void readMaxCalls(JsonNode session) {
    int limit = session.path("capabilities").path(CORE).path("maxCallsInRequest").asInt(0);
    if (limit > 0) {
      maxCalls = limit;
    }
  }

  /** Learns the limit after the server refused so many calls in one request. */
  private void learnMaxCalls(int refused) {
    try {
      readMaxCalls(get(SESSION_PATH));
    } catch (JmapException e) {
      listener.debug("the session could not be read: " + e.getMessage());
    }
    if (maxCalls >= refused) {
      maxCalls = Math.max(1, refused / 2);
    }
    listener.debug("the server accepts at most " + maxCalls + " calls in a request");
  }

  private String shown(String serverText) {
    return ServerText.of(http.secrets().hide(serverText), 200);
  }

  /** Gets a path and follows a few redirects within the origin, to the first other response. */
  private RawResponse fetch(String path) throws JmapException {
    RawResponse response = http.get(path);
    for (int hops = 0; response.isRedirect(); hops++) {
      Optional<URI> target = response.redirectWithinOrigin();
      if (target.isEmpty()) {
        throw http.error(response);
      }
      if (hops == MAX_REDIRECTS) {
        throw new JmapException.Protocol(
            "the server redirects " + path + " more than " + MAX_REDIRECTS + " times");
      }
      response = http.get(RawResponse.pathOf(target.get()));
    }
    return response;
  }

  private JsonNode json(String path, RawResponse response) throws JmapException {
    if (response.status() != 200) {
      throw http.error(response);
    }
    byte[] body = unpacked(path, response.body());
    boolean gzip = response.mediaType().equals("application/gzip"); // as /api/schema is sent
    if (!gzip && !UntrustedJson.isJson(response.mediaType())) {
      throw http.error(response);
    }
    JsonNode content = UntrustedJson.read("the answer to GET " + path, body);
    http.secrets().requireNoneIn(content);
    return content;
  }

  private byte[] unpacked(String path, byte[] body) throws JmapException {
    try {
      return LimitedBody.unpack(body, endpoint.limits().maxAnswerBytes());
    } catch (LimitedBody.TooLargeException e) {
      throw new TransportErrors(endpoint).tooLarge();
    } catch (IOException e) {
      throw new JmapException.Protocol("the answer to GET " + path + " cannot be unpacked");
    }
  }
}
