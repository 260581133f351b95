package io.github.stalwartgitops.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy on loopback whose tunnels all lead to one local port, or that opens none. */
final class Tunnel implements AutoCloseable {
  private final ServerSocket socket;
  private final int target;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  /** Returns a proxy whose tunnels all lead to a local port. */
  Tunnel(int target) throws IOException {
    this.target = target;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  private Tunnel(String refusal) throws IOException {
    this.target = 0;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(() -> refuse(refusal));
  }

  /** Returns a proxy that refuses every tunnel with this answer. */
  static Tunnel refusing(String answer) throws IOException {
    return new Tunnel(answer);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The requests for tunnels so far: request line and headers. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "tunnel");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept();
          Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
        heads.add(head(client));
        client
            .getOutputStream()
            .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        start(() -> copy(client, server));
        copy(server, client);
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private void refuse(String answer) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        heads.add(head(client));
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();
      } catch (IOException e) {
        return; // the test is over
      }
    }
  }

  private static String head(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    StringBuilder head = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  private static void copy(Socket from, Socket to) {
    try {
      long unused = from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      return; // one side hung up
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
