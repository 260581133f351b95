package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SocketServerTest {
  @Test
  void servesEachConnectionOnItsOwnDaemonThread() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    try (SocketServer server =
        SocketServer.open("test", InetAddress.getLoopbackAddress(), 0, warning -> {})) {
      server.serve(socket -> thread.complete(Thread.currentThread()));
      new Socket(server.address().getAddress(), server.address().getPort()).close();
      assertThat(thread.get(10, TimeUnit.SECONDS).isDaemon()).isTrue();
      assertThat(thread.get().getName()).isEqualTo("emulator test connection");
    }
  }

  @Test
  void connectionEndsWithItsProtocol() throws Exception {
    try (SocketServer server =
        SocketServer.open("test", InetAddress.getLoopbackAddress(), 0, warning -> {})) {
      server.serve(socket -> socket.getOutputStream().write('x'));
      try (Socket client = new Socket(server.address().getAddress(), server.address().getPort())) {
        assertThat(client.getInputStream().readAllBytes()).containsExactly('x');
      }
    }
  }

  @Test
  void acceptsAgainAfterFailuresAndReportsThemOnce() throws Exception {
    List<String> warnings = new ArrayList<>();
    AtomicInteger failures = new AtomicInteger(5);
    ServerSocket port =
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()) {
          @Override
          public Socket accept() throws IOException {
            if (failures.getAndDecrement() > 0) {
              throw new SocketException("Too many open files");
            }
            return super.accept();
          }
        };
    long begin = System.nanoTime();
    try (SocketServer server = new SocketServer("smtp", port, warnings::add);
        Socket client = new Socket(server.address().getAddress(), server.address().getPort())) {
      server.serve(socket -> socket.getOutputStream().write('x'));
      assertThat(client.getInputStream().readAllBytes()).containsExactly('x');
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThan(Duration.ofMillis(10 + 20 + 40 + 80 + 160));
    assertThat(warnings)
        .containsExactly("smtp cannot accept connections, it keeps trying: Too many open files");
  }

  @Test
  void closingEndsTheWaitForARetry() throws Exception {
    CountDownLatch tried = new CountDownLatch(1);
    ServerSocket port =
        new ServerSocket(0, 1, InetAddress.getLoopbackAddress()) {
          @Override
          public Socket accept() throws IOException {
            tried.countDown();
            throw new SocketException("Too many open files");
          }
        };
    SocketServer server = new SocketServer("smtp", port, warning -> {});
    server.serve(socket -> {});
    assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
    server.close();
    assertThat(port.isClosed()).isTrue();
  }

  @Test
  void earlyClientsAreServedLater() throws Exception {
    try (SocketServer server =
            SocketServer.open("test", InetAddress.getLoopbackAddress(), 0, warning -> {});
        Socket client = new Socket(server.address().getAddress(), server.address().getPort())) {
      server.serve(socket -> socket.getOutputStream().write('x'));
      assertThat(client.getInputStream().readAllBytes()).containsExactly('x');
    }
  }
}
