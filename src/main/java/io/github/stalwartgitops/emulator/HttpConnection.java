package io.github.stalwartgitops.emulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** One HTTP connection from its first request to its end. */
final class HttpConnection {
  private final Socket socket;
  private final Function<HttpRequest, HttpAnswer> answers;

  HttpConnection(Socket socket, Function<HttpRequest, HttpAnswer> answers) {
    this.socket = socket;
    this.answers = answers;
  }

  /** Answers requests until one side closes. */
  void serve() throws IOException {
    HttpRequestReader reader =
        new HttpRequestReader(new BufferedInputStream(socket.getInputStream()));
    try {
      for (HttpRequest head = reader.head(); head != null; head = reader.head()) {
        if ("100-continue".equalsIgnoreCase(head.header("expect"))) {
          raw("HTTP/1.1 100 Continue\r\n\r\n");
        }
        HttpRequest request = reader.body(head);
        if (!write(answer(request), request)) {
          return;
        }
      }
    } catch (ProtocolException e) {
      raw("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    }
  }

  private HttpAnswer answer(HttpRequest request) {
    try {
      return answers.apply(request);
    } catch (UncheckedIOException e) {
      return HttpAnswer.problem(500, HttpProblem.internal(e.getMessage()));
    }
  }

  /** Writes one answer; the only place where an answer meets the wire. False closes. */
  private boolean write(HttpAnswer answer, HttpRequest request) throws IOException {
    byte[] head = answer.head(request.keepAlive());
    byte[] body = request.method().equals("HEAD") ? new byte[0] : answer.body();
    switch (answer.delivery()) {
      case WHOLE, LAST -> send(head, body, body.length);
      case CLOSED -> {
        return false;
      }
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
    return answer.delivery() == Delivery.WHOLE && request.keepAlive();
  }

  private void send(byte[] head, byte[] body, int length) throws IOException {
    byte[] all = new byte[head.length + length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, length);
    OutputStream out = socket.getOutputStream();
    out.write(all);
    out.flush();
  }

  /** Closing without lingering drops what is under way and tells the client so. */
  private void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private void awaitEndOfClient() throws IOException {
    socket.getInputStream().skip(Long.MAX_VALUE);
  }

  private void raw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
