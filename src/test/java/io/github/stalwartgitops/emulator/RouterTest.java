package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
  private static final Map<String, String> TOKEN = Map.of("authorization", "Bearer t");

  private final Router router = router();

  @ParameterizedTest
  @CsvSource({
    "GET, /, 302, /account",
    "GET, /nope, 302, /nope/",
    "GET, /nope/, 404,",
    "GET, /nope/more, 404,",
    "GET, /jmap, 404,",
    "GET, /jmap/, 404,",
    "GET, /.well-known/jmap, 307, /jmap/session",
    "GET, /jmap/session, 200,",
    "GET, /api/account, 200,",
    "GET, /api/schema/other, 404,",
    "POST, /api, 404,",
    "POST, /jmap/session, 404,",
    "PUT, /jmap, 404,",
    "OPTIONS, /jmap, 204,",
    "OPTIONS, /nope, 204,"
  })
  void everyPathHasItsAnswer(String method, String path, int status, String location) {
    HttpAnswer answer = router.answer(request(method, path, TOKEN));
    assertThat(answer.status()).isEqualTo(status);
    if (location != null) {
      assertThat(answer.headers()).contains(Map.entry("location", location));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /jmap",
    "POST, /jmap/",
    "GET, /api/account",
    "GET, /api/schema",
  })
  void requiresCredentialsWithBothSchemes(String method, String path) {
    HttpAnswer answer = router.answer(request(method, path, Map.of()));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers())
        .filteredOn(header -> header.getKey().equals("www-authenticate"))
        .extracting(header -> header.getValue().split(" ")[0])
        .containsExactly("Bearer", "Basic");
  }

  @Test
  void schemaRedirectsToAPathWithItsHash() {
    HttpAnswer redirect = router.answer(request("GET", "/api/schema", TOKEN));
    String location =
        redirect.headers().stream()
            .filter(header -> header.getKey().equals("location"))
            .findFirst()
            .orElseThrow()
            .getValue();
    HttpAnswer schema = router.answer(request("GET", location, TOKEN));
    assertThat(schema.status()).isEqualTo(200);
    assertThat(schema.headers()).contains(Map.entry("content-encoding", "gzip"));
    assertThat(router.answer(request("GET", location, Map.of())).status()).isEqualTo(401);
  }

  @Test
  void bodyOverTheLimitIsRefused() {
    HttpAnswer answer = router.answer(new HttpRequest("POST", "/jmap", TOKEN, "", true));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .contains("urn:ietf:params:jmap:error:limit")
        .contains("maxSizeRequest");
  }

  private static HttpRequest request(String method, String path, Map<String, String> headers) {
    return new HttpRequest(method, path, headers, "", false);
  }

  private static Router router() {
    EmulatorConfiguration configuration =
        EmulatorConfiguration.builder()
            .accounts(List.of(new Account("robot", null, "t", null)))
            .build();
    Accounts accounts = new Accounts(configuration.accounts());
    Singletons singletons = Singletons.bundled();
    Store store = Store.open(singletons, Mode.NORMAL, null, new Problems());
    return new Router(
        accounts,
        new SessionPage(Mode.NORMAL, accounts, "s"),
        new AccountPage(singletons),
        new SchemaPage(singletons, configuration.serverVersion()),
        new JmapDispatcher(configuration, accounts, "s", singletons, store));
  }
}
