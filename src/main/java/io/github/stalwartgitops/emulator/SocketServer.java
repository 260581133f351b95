package io.github.stalwartgitops.emulator;

import io.github.stalwartgitops.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A listening port with one daemon thread that accepts connections and one for each connection.
 * Closing it frees the port and ends all connections.
 */
final class SocketServer implements AutoCloseable {
  private static final int BACKLOG = 100;
  private static final int IDLE_MILLISECONDS = 300_000;
  private static final int LAST_ACCEPT_MILLISECONDS = 1_000;
  private static final int FIRST_PAUSE_MILLISECONDS = 10;
  private static final int LONGEST_PAUSE_MILLISECONDS = 1_000;

  /**
   * A client may disconnect before it is accepted; so many failures in a row have another cause.
   */
  private static final int REPORTED_FAILURES = 3;

  private final String name;
  private final InetSocketAddress address;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket port;
  private final Consumer<String> warnings;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread accepting;

  /** Serves a connection, which is closed afterwards. */
  @FunctionalInterface
  interface Protocol {
    /** Serves a connection; an I/O error means that the client is gone. */
    void serve(Socket socket) throws IOException;
  }

  /**
   * @param warnings receives the sentence that connections cannot be accepted
   */
  SocketServer(String name, ServerSocket port, Consumer<String> warnings) {
    this.name = name;
    this.port = port;
    this.warnings = warnings;
    this.address = new InetSocketAddress(port.getInetAddress(), port.getLocalPort());
  }

  /**
   * Opens a port. Clients wait until {@link #serve}.
   *
   * @param number the port, 0 for any free one
   * @throws EmulatorException if the port is not free
   */
  static SocketServer open(String name, InetAddress address, int number, Consumer<String> warnings)
      throws EmulatorException {
    try {
      return new SocketServer(name, new ServerSocket(number, BACKLOG, address), warnings);
    } catch (IOException e) {
      throw new EmulatorException(
          List.of(
              Problem.error(
                  "cannot open port %d of %s for %s: %s"
                      .formatted(number, address.getHostAddress(), name, e.getMessage()),
                  "Stop what uses it, or take any free port with 0.")));
    }
  }

  /** Starts to accept connections. */
  synchronized void serve(Protocol protocol) {
    Thread thread = thread(() -> accept(protocol), name);
    accepting = thread;
    thread.start();
  }

  /** Returns the address that it listens on. */
  InetSocketAddress address() {
    return address;
  }

  private void accept(Protocol protocol) {
    int failures = 0;
    while (!port.isClosed()) {
      try {
        Socket socket = port.accept();
        failures = 0;
        open.add(socket);
        thread(() -> serve(socket, protocol), name + " connection").start();
      } catch (IOException e) {
        failures++;
        awaitRetry(failures, e);
      }
    }
  }

  /** Waits longer after each failure, which may be that the process has no file descriptor left. */
  private void awaitRetry(int failures, IOException failure) {
    if (port.isClosed()) {
      return;
    }
    if (failures == REPORTED_FAILURES) {
      warnings.accept(
          "%s cannot accept connections, it keeps trying: %s"
              .formatted(name, failure.getMessage()));
    }
    try {
      int doublings = Math.min(failures, 8) - 1;
      boolean unused =
          closed.await(
              Math.min(FIRST_PAUSE_MILLISECONDS << doublings, LONGEST_PAUSE_MILLISECONDS),
              TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket socket, Protocol protocol) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLISECONDS);
      if (!port.isClosed()) {
        protocol.serve(socket);
      }
    } catch (IOException | UncheckedIOException e) {
      // The client has disconnected, or the server is closing.
    } finally {
      open.remove(socket);
    }
  }

  private Thread thread(Runnable work, String threadName) {
    Thread thread = new Thread(work, "emulator " + threadName);
    thread.setDaemon(true);
    return thread;
  }

  /** Frees the port; open connections stay. */
  synchronized void stopAccepting() {
    closeQuietly(port);
    closed.countDown();
    awaitEnd(accepting); // only then is the port free
  }

  @Override
  public void close() {
    stopAccepting();
    open.forEach(SocketServer::closeQuietly);
  }

  private static void awaitEnd(@Nullable Thread thread) {
    if (thread == null) {
      return;
    }
    try {
      thread.join(LAST_ACCEPT_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException e) {
      // Nothing uses it any more.
    }
  }
}
