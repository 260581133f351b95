package io.github.stalwartgitops.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A client of one SMTP connection. */
final class SmtpDialogue implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;

  private SmtpDialogue(Socket socket) throws IOException {
    this.socket = socket;
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  static SmtpDialogue with(Emulator emulator, String listener) throws IOException {
    return with(Objects.requireNonNull(emulator.listeners().get(listener)));
  }

  static SmtpDialogue with(InetSocketAddress address) throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(10_000);
    return new SmtpDialogue(socket);
  }

  void say(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The next line; null where the server has closed. */
  String hear() throws IOException {
    return in.readLine();
  }

  /** Whether the server has ended the connection, in one way or another. */
  boolean isClosedByServer() {
    try {
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
