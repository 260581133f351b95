package io.github.stalwartgitops.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.jmap.CompletedRequest;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiLockoutGuardTest {
  private static final FieldName FIELD = new FieldName("Http", "allowedEndpoints");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200",
        "100 + 100",
        "(path == '/jmap' || path == '/api/account') * 200",
        "is_tls * 0 + 200",
        "starts_with(path, '/jmap') * 200 + starts_with(path, '/api') * 200"
      })
  void anExpressionThatAllowsOwnRequestsPasses(String elseText) {
    assertThat(refusal(new Expression(List.of(), elseText), "/jmap")).isEmpty();
  }

  @Test
  void aRuleForOtherPathsDoesNotMatter() {
    Expression admin =
        new Expression(
            List.of(
                new Rule("starts_with(path, '/admin') && remote_ip != '192.0.2.7'", "403"),
                new Rule("starts_with(path, '/jmap') || starts_with(path, '/api/')", "200")),
            "404");

    assertThat(refusal(admin, "/jmap")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "404; POST /jmap gets 404",
        "'''200'''; POST /jmap gets 200",
        "(path == '/jmap') * 200; GET /api/account gets 0",
        "(method == 'POST') * 200; GET /api/account gets 0",
        "is_tls * 200; POST /jmap gets 0",
        "(remote_ip == '127.0.0.1') * 200; POST /jmap depends on remote_ip",
        "(listener == 'http') * 200; POST /jmap depends on listener",
        "200 + (url == ''); POST /jmap depends on url",
        "200 / 0; POST /jmap gets 0.0",
        "nope; the expression does not compile here"
      })
  void aPossibleLockoutIsRefusedWithItsReason(String elseText, String doubt) {
    assertThat(refusal(new Expression(List.of(), elseText), "/jmap"))
        .hasValueSatisfying(
            problem ->
                assertThat(problem.message())
                    .startsWith("Http.allowedEndpoints might lock stalwart-gitops out: ")
                    .endsWith(doubt));
  }

  @Test
  void aPathRewrittenByAProxyIsUnknown() {
    Expression byPath = new Expression(List.of(new Rule("path == '/jmap'", "200")), "200");

    assertThat(refusal(byPath, "/mail/jmap"))
        .hasValueSatisfying(it -> assertThat(it.message()).endsWith("depends on path"));
    assertThat(refusal(byPath, "/jmap/")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /jmap, 403, 'POST /jmap gets 403'",
    "GET, /.well-known/jmap, 404, 'GET /.well-known/jmap gets 404'",
    "GET, /jmap/session, 404, 'GET /jmap/session gets 404'",
    "GET, /api/schema, 404, 'GET /api/schema gets 404'",
    "GET, /api/schema/8f2c, 404, 'GET /api/schema/8f2c gets 404'"
  })
  void everyRequestOfThisRunMustStayAllowed(String method, String path, int status, String doubt) {
    Expression closing =
        new Expression(
            List.of(new Rule("method == '" + method + "' && path == '" + path + "'", "" + status)),
            "200");

    assertThat(
            refusal(
                closing,
                "/jmap/",
                new CompletedRequest("POST", "/jmap", 404),
                new CompletedRequest("GET", "/.well-known/jmap", 307),
                new CompletedRequest("GET", "/jmap/session", 200),
                new CompletedRequest("POST", "/jmap/", 200),
                new CompletedRequest("GET", "/api/schema", 302),
                new CompletedRequest("GET", "/api/schema/8f2c", 200)))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.message()).endsWith(doubt);
              assertThat(problem.hint()).contains("POST /jmap/, GET /api/schema, ");
            });
  }

  @Test
  void aPathThatWasNotFoundMayStayNotFound() {
    Expression closing = new Expression(List.of(new Rule("path == '/jmap'", "404")), "200");

    assertThat(
            refusal(
                closing,
                "/jmap/",
                new CompletedRequest("POST", "/jmap", 404),
                new CompletedRequest("POST", "/jmap/", 200)))
        .isEmpty();
  }

  @Test
  void aPlanWithoutTheFieldPasses() {
    Settings closed = settings(new Expression(List.of(), "404"));

    assertThat(
            ApiLockoutGuard.refusal(Plan.of(closed, closed), Catalog.bundled(), "/jmap", List.of()))
        .isEmpty();
  }

  private static Optional<Problem> refusal(Expression wanted, String path) {
    return refusal(wanted, path, new CompletedRequest("POST", path, 200));
  }

  private static Optional<Problem> refusal(
      Expression wanted, String path, CompletedRequest... answered) {
    Plan plan = Plan.of(settings(wanted), settings(new Expression(List.of(), "201")));
    return ApiLockoutGuard.refusal(plan, Catalog.bundled(), path, List.of(answered));
  }

  private static Settings settings(Expression expression) {
    return new Settings(Map.of(FIELD, expression));
  }
}
