package io.github.stalwartgitops.emulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one HTTP/1.1 connection (RFC 9112). */
final class HttpRequestReader {
  /** The largest body in bytes, {@code maxSizeRequest} of the session. */
  static final int BODY_LIMIT = 10_000_000;

  private static final int LINE_LIMIT = 16_384;
  private static final int HEADER_LIMIT = 200;

  private final InputStream in;

  HttpRequestReader(InputStream in) {
    this.in = in;
  }

  /**
   * Reads the next request without its body.
   *
   * @return null if the client has closed the connection
   * @throws ProtocolException if this is not HTTP
   */
  @Nullable HttpRequest head() throws IOException {
    String line = line();
    if (line == null) {
      return null;
    }
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !parts[1].startsWith("/") || !parts[2].startsWith("HTTP/1.")) {
      throw new ProtocolException("not a request line: " + line);
    }
    int query = parts[1].indexOf('?');
    String path = query < 0 ? parts[1] : parts[1].substring(0, query);
    return new HttpRequest(parts[0], path, headers(), "", false);
  }

  /** Reads the body of a request; one over the limit is discarded. */
  HttpRequest body(HttpRequest head) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    boolean chunked = "chunked".equalsIgnoreCase(head.header("transfer-encoding"));
    long length = chunked ? chunks(kept) : pass(kept, 0, number(head.header("content-length"), 10));
    boolean oversize = length > BODY_LIMIT;
    return new HttpRequest(
        head.method(),
        head.path(),
        head.headers(),
        oversize ? "" : kept.toString(StandardCharsets.UTF_8),
        oversize);
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = lineOrFail(); !line.isEmpty(); line = lineOrFail()) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() >= HEADER_LIMIT) {
        throw new ProtocolException("not a header: " + line);
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private long chunks(ByteArrayOutputStream kept) throws IOException {
    long total = 0;
    while (true) {
      String size = lineOrFail();
      int extension = size.indexOf(';');
      long chunk = number(extension < 0 ? size : size.substring(0, extension), 16);
      if (chunk == 0) {
        headers(); // trailers
        return total;
      }
      total = pass(kept, total, chunk);
      lineOrFail();
    }
  }

  private long pass(ByteArrayOutputStream kept, long before, long length) throws IOException {
    byte[] buffer = new byte[(int) Math.min(length, 65_536)];
    long total = before;
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new ProtocolException("the body ends too early");
      }
      left -= read;
      total += read;
      if (total <= BODY_LIMIT) {
        kept.write(buffer, 0, read);
      }
    }
    return total;
  }

  private static long number(@Nullable String text, int radix) throws ProtocolException {
    if (text == null) {
      return 0;
    }
    try {
      return Math.max(0, Long.parseLong(text.strip(), radix));
    } catch (NumberFormatException e) {
      throw new ProtocolException("not a length: " + text);
    }
  }

  private String lineOrFail() throws IOException {
    String line = line();
    if (line == null) {
      throw new ProtocolException("the request ends too early");
    }
    return line;
  }

  private @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (line.length() >= LINE_LIMIT) {
        throw new ProtocolException("a line is too long");
      }
      line.append((char) c);
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }
}
