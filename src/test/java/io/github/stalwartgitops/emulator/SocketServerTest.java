package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketServerTest {
  @Test
  void servesEachConnectionOnADaemonThreadOfItsOwn() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    try (SocketServer server = SocketServer.open("test", InetAddress.getLoopbackAddress(), 0)) {
      server.serve(socket -> thread.complete(Thread.currentThread()));
      new Socket(server.address().getAddress(), server.address().getPort()).close();
      assertThat(thread.get(10, TimeUnit.SECONDS).isDaemon()).isTrue();
      assertThat(thread.get().getName()).isEqualTo("emulator test connection");
    }
  }

  @Test
  void aConnectionEndsWhenItsProtocolDoes() throws Exception {
    try (SocketServer server = SocketServer.open("test", InetAddress.getLoopbackAddress(), 0)) {
      server.serve(socket -> socket.getOutputStream().write('x'));
      try (Socket client = new Socket(server.address().getAddress(), server.address().getPort())) {
        assertThat(client.getInputStream().readAllBytes()).containsExactly('x');
      }
    }
  }

  @Test
  void clientsThatComeBeforeItServesAreServedThen() throws Exception {
    try (SocketServer server = SocketServer.open("test", InetAddress.getLoopbackAddress(), 0);
        Socket client = new Socket(server.address().getAddress(), server.address().getPort())) {
      server.serve(socket -> socket.getOutputStream().write('x'));
      assertThat(client.getInputStream().readAllBytes()).containsExactly('x');
    }
  }
}
