package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A computed HTTP answer, not yet written. */
public final class HttpAnswer {
  /** No answer at all: the connection is closed. */
  static final HttpAnswer CLOSE = new HttpAnswer(0, List.of(), new byte[0], Delivery.CLOSED);

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;
  private final Delivery delivery;

  private HttpAnswer(
      int status, List<Map.Entry<String, String>> headers, byte[] body, Delivery delivery) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.delivery = delivery;
  }

  /** An answer without a body. */
  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, List.of(), new byte[0], Delivery.WHOLE);
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
    return new HttpAnswer(status, List.of(Map.entry("content-type", type)), bytes, Delivery.WHOLE);
  }

  /** The same with one more header. */
  public HttpAnswer with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new HttpAnswer(status, more, body, delivery);
  }

  /** The same with this header, which may be one that is else written by itself, and no other. */
  HttpAnswer replacing(String name, String value) {
    List<Map.Entry<String, String>> others = new ArrayList<>(headers);
    others.removeIf(header -> header.getKey().equalsIgnoreCase(name));
    return new HttpAnswer(status, others, body, delivery).with(name, value);
  }

  /** The same, delivered in another way. */
  HttpAnswer delivered(Delivery newDelivery) {
    return new HttpAnswer(status, headers, body, newDelivery);
  }

  /** How much of it meets the wire. */
  Delivery delivery() {
    return delivery;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The status code that the client gets to see, 0 where it sees none. */
  int seenStatus() {
    return switch (delivery) {
      case WHOLE, LAST, HALF, THEN_RESET -> status;
      case CLOSED, RESET, BARE, NEVER -> 0;
    };
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
    if (status != 204 && status != 304 && !has("content-length")) {
      head.append("content-length: ").append(body.length).append("\r\n");
    }
    if (!keepAlive) {
      head.append("connection: close\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private boolean has(String name) {
    return headers.stream().anyMatch(header -> header.getKey().equalsIgnoreCase(name));
  }

  private String reason() {
    return switch (status) {
      case 200 -> "OK";
      case 202 -> "Accepted";
      case 204 -> "No Content";
      case 302 -> "Found";
      case 303 -> "See Other";
      case 304 -> "Not Modified";
      case 307 -> "Temporary Redirect";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 403 -> "Forbidden";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 413 -> "Content Too Large";
      case 429 -> "Too Many Requests";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      default -> "Internal Server Error";
    };
  }
}
