package io.github.stalwartgitops.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A port that can refuse connections for a while. */
final class RefusablePort implements AutoCloseable {
  private static final int MAX_TRIES = 100;
  private static final int PAUSE_MILLISECONDS = 50;

  private final InetSocketAddress address;
  private final SocketServer.Protocol protocol;
  private final List<SocketServer> servers = new ArrayList<>();
  private Socket reserved = new Socket();
  private boolean listening;
  private boolean closed;

  private RefusablePort(SocketServer first, SocketServer.Protocol protocol) {
    this.address = first.address();
    this.protocol = protocol;
    serve(first);
  }

  static RefusablePort open(InetAddress address, SocketServer.Protocol protocol)
      throws EmulatorException {
    return new RefusablePort(SocketServer.open("faulty", address, 0, w -> {}), protocol);
  }

  InetSocketAddress address() {
    return address;
  }

  /** Refuses connections; open ones stay, and the port is reserved where that is possible. */
  synchronized void refuse() {
    if (closed || !listening) {
      return;
    }
    listening = false;
    servers.get(servers.size() - 1).stopAccepting();
    try {
      reserved = new Socket();
      reserved.setReuseAddress(true);
      reserved.bind(address);
    } catch (IOException e) {
      // Another process was faster, and may be gone when the port is needed again.
    }
  }

  /** Accepts connections again; waits while another process has the port. */
  synchronized void listen() throws EmulatorException {
    if (closed || listening) {
      return;
    }
    release();
    for (int tries = 1; ; tries++) {
      try {
        serve(SocketServer.open("faulty", address.getAddress(), address.getPort(), w -> {}));
        return;
      } catch (EmulatorException e) {
        if (tries == MAX_TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  private void serve(SocketServer server) {
    servers.add(server);
    server.serve(protocol);
    listening = true;
  }

  private void release() {
    try {
      reserved.close();
    } catch (IOException e) {
      // It is not used any more.
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    release();
    servers.forEach(SocketServer::close);
  }
}
