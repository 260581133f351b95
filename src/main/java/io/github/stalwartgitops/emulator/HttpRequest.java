package io.github.stalwartgitops.emulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as it was read.
 *
 * @param method such as {@code GET}
 * @param path without its query
 * @param headers by name in lower case; of several of one name the last
 * @param body the whole body as text, empty where there is none
 * @param oversize whether the body was over the limit, and so was thrown away
 */
public record HttpRequest(
    String method, String path, Map<String, String> headers, String body, boolean oversize) {
  public HttpRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** The value of a header, given in lower case, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Whether the connection may carry another request after this one (RFC 9112, 9.3). */
  boolean keepAlive() {
    return !"close".equalsIgnoreCase(headers.getOrDefault("connection", ""));
  }
}
