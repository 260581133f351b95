package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP answer. */
public final class HttpAnswer {
  /** Closes the connection without an answer. */
  static final HttpAnswer CLOSE = new HttpAnswer(0, List.of(), new byte[0]);

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;

  private HttpAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  /** Returns an answer without a body. */
  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, List.of(), new byte[0]);
  }

  /** Returns a redirect. */
  static HttpAnswer redirect(int status, String location) {
    return empty(status).with("location", location);
  }

  /** Returns 200 with JSON. */
  public static HttpAnswer json(JsonNode body) {
    return body(200, "application/json; charset=utf-8", Json.bytes(body));
  }

  /** Returns 200 with compressed JSON. */
  static HttpAnswer compressedJson(byte[] gzip) {
    return body(200, "application/json; charset=utf-8", gzip).with("content-encoding", "gzip");
  }

  /** Returns a problem (RFC 9457). */
  static HttpAnswer problem(int status, JsonNode body) {
    return body(status, "application/problem+json", Json.bytes(body));
  }

  /** Returns an answer with a body. */
  public static HttpAnswer body(int status, String type, byte[] bytes) {
    return new HttpAnswer(status, List.of(Map.entry("content-type", type)), bytes);
  }

  /** Returns the same with one more header. */
  public HttpAnswer with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new HttpAnswer(status, more, body);
  }

  /** Returns the status code, 0 for no answer. */
  public int status() {
    return status;
  }

  /** Returns the headers, names in lower case. */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** Returns the bytes after the head, which must not be changed. */
  public byte[] body() {
    return body;
  }

  /** Returns the status line, the headers and the empty line after them. */
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
