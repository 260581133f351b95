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
 * A listening port: one daemon thread accepts, one more serves each connection. Closing it frees
 * the port and ends every connection.
 */
final class SocketServer implements AutoCloseable {
  private static final int BACKLOG = 100;
  private static final int IDLE_MILLISECONDS = 300_000;
  private static final int LAST_ACCEPT_MILLISECONDS = 1_000;
  private static final int FIRST_PAUSE_MILLISECONDS = 10;
  private static final int LONGEST_PAUSE_MILLISECONDS = 1_000;

  /** One client may have gone before it was accepted; so many in a row are another reason. */
  private static final int REPORTED_FAILURES = 3;

  private final String name;
  private final InetSocketAddress address;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket port;
  private final Consumer<String> warnings;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread accepting;

  /** What is spoken on a connection; it returns where the connection shall end. */
  @FunctionalInterface
  interface Protocol {
    /** Speaks; an I/O error is the client's, who has gone. */
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
   * Takes a port. Clients wait until {@link #serve}.
   *
   * @param number 0 for any free one
   * @throws EmulatorException if it cannot be had
   */
  static SocketServer open(String name, InetAddress address, int number, Consumer<String> warnings)
      throws EmulatorException {
    try {
      return new SocketServer(name, new ServerSocket(number, BACKLOG, address), warnings);
    } catch (IOException e) {
      throw new EmulatorException(
          List.of(
              Problem.error(
                  "port %d of %s cannot be had for %s: %s"
                      .formatted(number, address.getHostAddress(), name, e.getMessage()),
                  "Free it, or let the emulator pick one with port 0.")));
    }
  }

  /** Begins to accept connections. */
  synchronized void serve(Protocol spoken) {
    Thread thread = thread(() -> accept(spoken), name);
    accepting = thread;
    thread.start();
  }

  /** Where it listens. */
  InetSocketAddress address() {
    return address;
  }

  private void accept(Protocol spoken) {
    int failures = 0;
    while (!port.isClosed()) {
      try {
        Socket socket = port.accept();
        failures = 0;
        open.add(socket);
        thread(() -> serve(socket, spoken), name + " connection").start();
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

  private void serve(Socket socket, Protocol spoken) {
    try (socket) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLISECONDS);
      if (!port.isClosed()) {
        spoken.serve(socket);
      }
    } catch (IOException | UncheckedIOException e) {
      // The client has gone, or the server is closing: there is nobody left to tell.
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
      // It is not used any more, whatever the reason.
    }
  }
}
