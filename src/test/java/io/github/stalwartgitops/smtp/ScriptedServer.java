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

/** A loopback server that says whatever a test wants, one connection after the other. */
public final class ScriptedServer implements AutoCloseable {
  /** What is done with one connection. */
  @FunctionalInterface
  public interface Conversation {
    void hold(Socket socket, int connection) throws IOException;
  }

  private final ServerSocket port;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public ScriptedServer(Conversation conversation) {
    try {
      port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> accept(conversation), "scripted server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Greets the n-th connection with the n-th text, later ones with the last; then says goodbye. */
  public static ScriptedServer greeting(String... greetings) {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            (socket, connection) -> {
              say(socket, greetings[Math.min(connection, greetings.length - 1)]);
              self[0].answer(socket, "221 2.0.0 Bye.\r\n");
            });
    return self[0];
  }

  /** Sends bytes and then nothing more until it is closed. */
  static ScriptedServer thenSilent(String text) {
    ScriptedServer[] self = new ScriptedServer[1];
    self[0] =
        new ScriptedServer(
            (socket, connection) -> {
              say(socket, text);
              self[0].untilClosed();
            });
    return self[0];
  }

  /** Sends bytes and closes the connection. */
  static ScriptedServer thenClosed(String text) {
    return new ScriptedServer(
        (socket, connection) -> {
          say(socket, text);
          socket.shutdownOutput();
        });
  }

  static void say(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Hears one command and answers it; false where the client has gone. */
  boolean answer(Socket socket, String text) throws IOException {
    String command =
        new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
    if (command == null) {
      return false;
    }
    commands.add(command);
    say(socket, text);
    return true;
  }

  void untilClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(Conversation conversation) {
    while (!port.isClosed()) {
      try (Socket socket = port.accept()) {
        conversation.hold(socket, connections.getAndIncrement());
      } catch (IOException e) {
        // The client hung up, or the test is over: both are what some tests are about.
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
