package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestReaderTest {
  @Test
  void readsHeadAndBody() throws IOException {
    HttpRequest request =
        read("POST /jmap?x=1 HTTP/1.1\r\nContent-Type:  a/b \r\nContent-Length: 4\r\n\r\näöx");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/jmap");
    assertThat(request.header("content-type")).isEqualTo("a/b");
    assertThat(request.body()).isEqualTo("äö");
    assertThat(request.keepAlive()).isTrue();
  }

  @Test
  void readsAChunkedBody() throws IOException {
    HttpRequest request =
        read(
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n");
    assertThat(request.body()).isEqualTo("abcde");
  }

  @Test
  void readsSeveralRequests() throws IOException {
    HttpRequestReader reader =
        reader(
            "POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\nx"
                + "GET /b HTTP/1.1\r\nConnection: close\r\n\r\n");
    assertThat(next(reader).path()).isEqualTo("/a");
    HttpRequest last = next(reader);
    assertThat(last.path()).isEqualTo("/b");
    assertThat(last.keepAlive()).isFalse();
    assertThat(reader.head()).isNull();
  }

  @Test
  void bodyOverTheLimitIsDiscarded() throws IOException {
    int length = HttpRequestReader.BODY_LIMIT + 1;
    HttpRequestReader reader =
        reader(
            "POST /a HTTP/1.1\r\nContent-Length: %d\r\n\r\n%sGET /b HTTP/1.1\r\n\r\n"
                .formatted(length, "x".repeat(length)));
    HttpRequest oversize = next(reader);
    assertThat(oversize.oversize()).isTrue();
    assertThat(oversize.body()).isEmpty();
    assertThat(next(reader).path()).isEqualTo("/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO x\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/2\r\n\r\n",
        "GET x HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nno header\r\n\r\n",
        "GET / HTTP/1.1\r\nA: b\r\n",
        "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void otherBytesThanHttpAreRefused(String bytes) {
    assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> read(bytes));
  }

  @Test
  void tooLongLineIsRefused() {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> read("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n"));
  }

  private static HttpRequest read(String bytes) throws IOException {
    return next(reader(bytes));
  }

  private static HttpRequest next(HttpRequestReader reader) throws IOException {
    HttpRequest head = reader.head();
    assertThat(head).isNotNull();
    return reader.body(head);
  }

  private static HttpRequestReader reader(String bytes) {
    return new HttpRequestReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
  }
}
