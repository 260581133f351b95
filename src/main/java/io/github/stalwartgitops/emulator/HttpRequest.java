package io.github.stalwartgitops.emulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request.
 *
 * @param method such as {@code GET}
 * @param path without its query
 * @param headers by name in lower case; the last one of each name
 * @param body the body as text, empty if there is none
 * @param oversize whether the body exceeds the limit and was discarded
 */
public record HttpRequest(
    String method, String path, Map<String, String> headers, String body, boolean oversize) {
  public HttpRequest {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** Returns the value of a header, whose name is given in lower case, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Returns whether the connection stays open after this request (RFC 9112, 9.3). */
  boolean keepAlive() {
    return !"close".equalsIgnoreCase(headers.getOrDefault("connection", ""));
  }
}
