package io.github.stalwartgitops.jmap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback server that answers each connection with any bytes. */
final class RawServer implements AutoCloseable {
  /** Handles one connection. */
  @FunctionalInterface
  interface Handler {
    void handle(Socket connection, OutputStream out) throws IOException;
  }

  private final ServerSocket socket;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  RawServer(Handler handler) {
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> accept(handler), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers the n-th request with the n-th text, later ones with the last, then closes. */
  static RawServer answering(String... chunks) {
    AtomicInteger next = new AtomicInteger();
    return new RawServer(
        (connection, out) -> {
          int at = Math.min(next.getAndIncrement(), chunks.length - 1);
          out.write(chunks[at].getBytes(StandardCharsets.UTF_8));
          out.flush();
        });
  }

  /** Returns a complete HTTP response. */
  static String http(String statusAndHeaders, String body) {
    return "HTTP/1.1 "
        + statusAndHeaders
        + "\r\nConnection: close\r\nContent-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length
        + "\r\n\r\n"
        + body;
  }

  private void accept(Handler handler) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        connections.incrementAndGet();
        heads.add(readHead(connection));
        handler.handle(connection, connection.getOutputStream());
        connection.shutdownOutput();
      } catch (IOException e) {
        // The client closed the connection or the test is over; some tests provoke it.
        continue;
      }
    }
  }

  private static String readHead(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    StringBuilder head = new StringBuilder();
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    for (int i = 0; i < length; i++) {
      in.read();
    }
    return head.toString();
  }

  int port() {
    return socket.getLocalPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  int connections() {
    return connections.get();
  }

  /** The request lines and headers so far. */
  List<String> heads() {
    return heads;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
