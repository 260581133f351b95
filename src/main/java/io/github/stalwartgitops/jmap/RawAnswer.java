package io.github.stalwartgitops.jmap;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;

/**
 * A whole HTTP answer, not yet judged.
 *
 * @param uri where it came from
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body, as sent
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record RawAnswer(URI uri, int status, HttpHeaders headers, byte[] body) {
  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The media type in small letters, without parameters; empty if there is none. */
  String mediaType() {
    return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  boolean isRedirect() {
    return status >= 300 && status < 400 && !header("location").isEmpty();
  }
}
