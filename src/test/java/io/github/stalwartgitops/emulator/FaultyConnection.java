package io.github.stalwartgitops.emulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.Function;

/** An HTTP connection on which answers can be cut, reset or lost. */
final class FaultyConnection {
  private final Socket socket;
  private final Function<HttpRequest, FaultyAnswer> answers;

  FaultyConnection(Socket socket, Function<HttpRequest, FaultyAnswer> answers) {
    this.socket = socket;
    this.answers = answers;
  }

  /** Answers requests until one side closes. */
  void serve() throws IOException {
    HttpRequestReader reader =
        new HttpRequestReader(new BufferedInputStream(socket.getInputStream()));
    try {
      for (HttpRequest head = reader.head(); head != null; head = reader.head()) {
        HttpRequest request = reader.body(head);
        FaultyAnswer answer = answers.apply(request);
        boolean isOpen = answer.delivery() == Delivery.WHOLE && request.keepAlive();
        write(answer, isOpen);
        if (!isOpen || answer.answer() == HttpAnswer.CLOSE) {
          return;
        }
      }
    } catch (ProtocolException e) {
      reset();
    }
  }

  private void write(FaultyAnswer answer, boolean keepAlive) throws IOException {
    byte[] head = answer.head(keepAlive);
    byte[] body = answer.answer().body();
    if (answer.answer() == HttpAnswer.CLOSE) {
      return;
    }
    switch (answer.delivery()) {
      case WHOLE, LAST -> send(head, body, body.length);
      case CLOSED -> {}
      case RESET -> reset();
      case HALF -> {
        send(head, body, body.length / 2);
        reset();
      }
      case THEN_RESET -> {
        send(head, body, body.length);
        reset();
      }
      case BARE -> send(new byte[0], body, body.length);
      case NEVER -> awaitEndOfClient();
    }
  }

  private void send(byte[] head, byte[] body, int length) throws IOException {
    byte[] all = Arrays.copyOf(head, head.length + length);
    System.arraycopy(body, 0, all, head.length, length);
    socket.getOutputStream().write(all);
  }

  /** Closing without lingering drops what is on its way and sends a reset. */
  private void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private void awaitEndOfClient() throws IOException {
    socket.getInputStream().skip(Long.MAX_VALUE);
  }
}
