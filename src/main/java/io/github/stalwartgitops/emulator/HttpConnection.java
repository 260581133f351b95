package io.github.stalwartgitops.emulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/** Serves one HTTP connection. */
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
        if (!write(answers.apply(request), request)) {
          return;
        }
      }
    } catch (ProtocolException e) {
      raw("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    }
  }

  /** Writes an answer; returns whether the connection stays open. */
  private boolean write(HttpAnswer answer, HttpRequest request) throws IOException {
    if (answer == HttpAnswer.CLOSE) {
      return false;
    }
    byte[] head = answer.head(request.keepAlive());
    byte[] body = request.method().equals("HEAD") ? new byte[0] : answer.body();
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    socket.getOutputStream().write(all);
    return request.keepAlive();
  }

  private void raw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
