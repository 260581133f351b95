package io.github.stalwartgitops.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback server that follows a script, one connection after the other. */
public final class ScriptedServer implements AutoCloseable {
  /** Handles one connection. */
  @FunctionalInterface
  public interface Handler {
    void handle(Socket socket, int connection) throws IOException;
  }

  private final ServerSocket port;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public ScriptedServer(Handler handler) {
    try {
      port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> accept(handler), "scripted server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Greets the n-th connection with the n-th text, later ones with the last; answers QUIT. */
  public static ScriptedServer greeting(String... greetings) {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            (socket, connection) -> {
              send(socket, greetings[Math.min(connection, greetings.length - 1)]);
              self[0].answer(socket, "221 2.0.0 Bye.\r\n");
            });
    return self[0];
  }

  /** Sends a text and then nothing more until this server is closed. */
  static ScriptedServer thenSilent(String text) {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            (socket, connection) -> {
              send(socket, text);
              self[0].awaitClose();
            });
    return self[0];
  }

  /** Sends a text and closes the connection. */
  static ScriptedServer thenClosed(String text) {
    return new ScriptedServer(
        (socket, connection) -> {
          send(socket, text);
          socket.shutdownOutput();
        });
  }

  static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Reads one command and answers it; returns false if the client is gone. */
  boolean answer(Socket socket, String text) throws IOException {
    String command =
        new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
    if (command == null) {
      return false;
    }
    commands.add(command);
    send(socket, text);
    return true;
  }

  void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(Handler handler) {
    while (!port.isClosed()) {
      try (Socket socket = port.accept()) {
        handler.handle(socket, connections.getAndIncrement());
      } catch (IOException e) {
        // The client closed the connection or the test is over; some tests provoke it.
        continue;
      }
    }
  }

  public SmtpAddress address() {
    return new SmtpAddress("127.0.0.1", port.getLocalPort(), SmtpAddress.Security.NONE);
  }

  SmtpAddress address(String host, SmtpAddress.Security security) {
    return new SmtpAddress(host, port.getLocalPort(), security);
  }

  public int connections() {
    return connections.get();
  }

  /** The commands so far. */
  List<String> commands() {
    return commands;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
