package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {
  private static final String GET = "GET / HTTP/1.1\r\n\r\n";
  private static final String LAST = "GET / HTTP/1.1\r\nConnection: close\r\n\r\n";

  @Test
  void answersSeveralRequests() throws Exception {
    assertThat(talk(GET + LAST, request -> HttpAnswer.redirect(302, "/x")))
        .isEqualTo(
            "HTTP/1.1 302 Found\r\nlocation: /x\r\ncontent-length: 0\r\n\r\n"
                + "HTTP/1.1 302 Found\r\nlocation: /x\r\ncontent-length: 0\r\n"
                + "connection: close\r\n\r\n");
  }

  @Test
  void closesTheConnectionIfThatIsTheAnswer() throws Exception {
    assertThat(talk(GET + LAST, request -> HttpAnswer.CLOSE)).isEmpty();
  }

  @Test
  void answersExpectContinue() throws Exception {
    assertThat(
            talk(
                "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n"
                    + "Connection: close\r\n\r\nx",
                request -> HttpAnswer.empty(204)))
        .isEqualTo(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
  }

  @Test
  void headHasNoBody() throws Exception {
    assertThat(
            talk(
                "HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n",
                request -> HttpAnswer.json(Json.object())))
        .contains("content-length: 2")
        .endsWith("\r\n\r\n");
  }

  @Test
  void otherBytesThanHttpAreABadRequest() throws Exception {
    assertThat(talk("EHLO client\r\n", request -> HttpAnswer.empty(204)))
        .startsWith("HTTP/1.1 400 Bad Request\r\n");
  }

  private static String talk(String bytes, Function<HttpRequest, HttpAnswer> answers)
      throws Exception {
    try (SocketServer server =
        SocketServer.open("test", InetAddress.getLoopbackAddress(), 0, warning -> {})) {
      server.serve(socket -> new HttpConnection(socket, answers).serve());
      try (Socket client = new Socket(server.address().getAddress(), server.address().getPort())) {
        client.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        client.shutdownOutput();
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }
}
