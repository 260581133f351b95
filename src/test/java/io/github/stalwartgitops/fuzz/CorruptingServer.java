package io.github.stalwartgitops.fuzz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.stalwartgitops.emulator.Emulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An HTTP proxy of an embedded server that corrupts one of its answers. */
final class CorruptingServer implements AutoCloseable {
  private static final String MOVED = "/moved/";

  static {
    // Without it each answer waits 40 ms until its headers are acknowledged.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Emulator emulator;
  private final HttpServer front;
  private final HttpClient client = HttpClient.newHttpClient();
  private Mutation mutation = new Mutation(0);
  private int requestToCorrupt;
  private int requests;
  private boolean moved;

  private CorruptingServer(Emulator emulator, HttpServer front) {
    this.emulator = emulator;
    this.front = front;
    front.createContext("/", this::answer);
    front.start();
  }

  static CorruptingServer start() throws Exception {
    return new CorruptingServer(
        FuzzInputs.emulator(),
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50));
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + front.getAddress().getPort());
  }

  /**
   * Corrupts one of the next answers.
   *
   * @param request the number of its request, counted from 1
   * @param elsewhere whether method calls go to a path that only the session names
   */
  synchronized void corrupt(int request, Mutation how, boolean elsewhere) {
    requestToCorrupt = request;
    mutation = how;
    moved = elsewhere;
    requests = 0;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      byte[] body = exchange.getRequestBody().readAllBytes();
      requests++;
      if (moved && path.equals("/jmap")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(emulator.url().resolve(path.equals(MOVED) ? "/jmap" : path))
                  .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                  .header("Authorization", "Bearer " + FuzzInputs.TOKEN)
                  .header("Content-Type", "application/json")
                  .build(),
              BodyHandlers.ofByteArray());
      send(exchange, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    byte[] body = moved ? withPath(answer.body()) : answer.body();
    boolean corrupt = requests == requestToCorrupt;
    for (String name : List.of("Content-Type", "Location", "Content-Encoding")) {
      answer
          .headers()
          .firstValue(name)
          .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
    }
    byte[] sent = corrupt ? mutation.of(body) : body;
    exchange.sendResponseHeaders(
        corrupt && mutation.below(20) == 0 ? 200 + mutation.below(400) : answer.statusCode(),
        sent.length == 0 ? -1 : sent.length);
    if (sent.length > 0) {
      exchange.getResponseBody().write(sent);
    }
  }

  private byte[] withPath(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    return text.replaceAll("\"apiUrl\":\"[^\"]*\"", "\"apiUrl\":\"" + MOVED + "\"")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    front.stop(0);
    emulator.close();
  }
}
