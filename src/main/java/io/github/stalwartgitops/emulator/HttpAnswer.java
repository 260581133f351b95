package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A computed HTTP answer, not yet written. */
public final class HttpAnswer {
  /** No answer at all: the connection is closed. */
  static final HttpAnswer CLOSE = new HttpAnswer(0, List.of(), new byte[0]);

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;

  private HttpAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /** An answer without a body. */
  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, List.of(), new byte[0]);
  }

  /** A redirect to a path of this server. */
  static HttpAnswer redirect(int status, String location) {
    return empty(status).with("location", location);
  }

  /** 200 with JSON. */
  public static HttpAnswer json(JsonNode body) {
    return body(200, "application/json; charset=utf-8", Json.bytes(body));
  }

  /** 200 with JSON that is packed already. */
  static HttpAnswer packedJson(byte[] gzip) {
    return body(200, "application/json; charset=utf-8", gzip).with("content-encoding", "gzip");
  }

  /** A problem (RFC 9457) of a JMAP request or of HTTP. */
  static HttpAnswer problem(int status, JsonNode body) {
    return body(status, "application/problem+json", Json.bytes(body));
  }

  /** An answer with a body of some media type. */
  public static HttpAnswer body(int status, String type, byte[] bytes) {
    return new HttpAnswer(status, List.of(Map.entry("content-type", type)), bytes);
  }

  /** The same with one more header. */
  public HttpAnswer with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new HttpAnswer(status, more, body);
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The headers, names in lower case. */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** The bytes after the head. Not a copy: only to be written. */
  public byte[] body() {
    return body;
  }

  /** Status line and headers with the empty line that ends them. */
  byte[] head(boolean keepAlive) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
    head.append(reason()).append("\r\n");
    headers.forEach(h -> head.append(h.getKey()).append(": ").append(h.getValue()).append("\r\n"));
    if (status != 204 && status != 304) {
      head.append("content-length: ").append(body.length).append("\r\n");
    }
    if (!keepAlive) {
      head.append("connection: close\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String reason() {
    return switch (status) {
      case 200 -> "OK";
      case 204 -> "No Content";
      case 302 -> "Found";
      case 304 -> "Not Modified";
      case 307 -> "Temporary Redirect";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 500 -> "Internal Server Error";
      default -> "";
    };
  }
}
