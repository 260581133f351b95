package io.github.stalwartgitops.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.emulator.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginTest {
  private static final String API = "/playground/state/MtaStageConnect";
  private static final String HOST = "127.0.0.1:8080";

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.9.255.1", "[::1]:8080"})
  void answersToANameOfThisMachine(String host) {
    assertThat(SameOrigin.refusal(request(API, Map.of("host", host)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1:8080@evil.example",
        "192.0.2.1:8080",
        "0.0.0.0:8080",
        "127.0.0.999",
        "[::]:8080",
        ""
      })
  void refusesTheNameOfAnotherSiteAlsoForThePage(String host) {
    assertThat(SameOrigin.refusal(request("/", Map.of("host", host))))
        .contains("The playground answers only as localhost or 127.0.0.1.");
  }

  @Test
  void refusesARequestWithoutAHost() {
    assertThat(SameOrigin.refusal(request("/", Map.of()))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "https://127.0.0.1:8080",
        "http://127.0.0.1:9090",
        "null",
        ""
      })
  void refusesARequestOfAnotherOrigin(String origin) {
    assertThat(SameOrigin.refusal(request(API, Map.of("host", HOST, "origin", origin))))
        .contains("The playground answers only its own page.");
  }

  @Test
  void answersItsOwnPage() {
    Map<String, String> own =
        Map.of("host", HOST, "origin", "http://" + HOST, "sec-fetch-site", "same-origin");
    assertThat(SameOrigin.refusal(request(API, own))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void linkOfAnotherSiteOpensOnlyThePage(String site) {
    Map<String, String> linked = Map.of("host", HOST, "sec-fetch-site", site);
    assertThat(SameOrigin.refusal(request("/", linked))).isEmpty();
    assertThat(SameOrigin.refusal(request(API, linked))).isPresent();
  }

  private static HttpRequest request(String path, Map<String, String> headers) {
    return new HttpRequest("GET", path, headers, "", false);
  }
}
