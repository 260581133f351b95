package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Gets JSON documents, following a few redirects within the origin. */
final class Resource {
  private static final int MAX_REDIRECTS = 3;

  /**
   * A document.
   *
   * @param uri where it was found in the end
   * @param content what it holds
   */
  record Document(URI uri, JsonNode content) {}

  private final Http http;
  private final JmapEndpoint endpoint;

  Resource(Http http, JmapEndpoint endpoint) {
    this.http = http;
    this.endpoint = endpoint;
  }

  Document get(String path) throws JmapException {
    RawAnswer answer = http.get(path);
    for (int hops = 0; answer.isRedirect(); hops++) {
      Optional<URI> target = Origin.resolve(answer.uri(), answer.header("location"));
      if (target.isEmpty() || !Origin.same(answer.uri(), target.get())) {
        throw http.error(answer);
      }
      if (hops == MAX_REDIRECTS) {
        throw new JmapException.Protocol(
            "the server redirects " + path + " more than " + MAX_REDIRECTS + " times");
      }
      answer = http.get(Origin.path(target.get()));
    }
    return new Document(answer.uri(), content(path, answer));
  }

  private JsonNode content(String path, RawAnswer answer) throws JmapException {
    if (answer.status() != 200) {
      throw http.error(answer);
    }
    byte[] body = unpacked(path, answer.body());
    if (!UntrustedJson.isJson(answer.mediaType()) && !packed(answer)) {
      throw http.error(answer);
    }
    JsonNode content = UntrustedJson.read("the answer to GET " + path, body);
    http.secrets().refuseIn(content);
    return content;
  }

  private static boolean packed(RawAnswer answer) {
    return answer.mediaType().equals("application/gzip");
  }

  private byte[] unpacked(String path, byte[] body) throws JmapException {
    try {
      return UntrustedJson.unpack(body, endpoint.limits().maxAnswerBytes());
    } catch (LimitedBody.TooLargeException e) {
      throw new TransportErrors(endpoint).tooLarge();
    } catch (IOException e) {
      throw new JmapException.Protocol("the answer to GET " + path + " cannot be unpacked");
    }
  }
}
