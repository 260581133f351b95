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
    if (answer == HttpAnswer.CLOSE) {
      return false;
    }
    byte[] head = answer.head(request.keepAlive());
    byte[] body = request.method().equals("HEAD") ? new byte[0] : answer.body();
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    OutputStream out = socket.getOutputStream();
    out.write(all);
    out.flush();
    return request.keepAlive();
  }

  private void raw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
