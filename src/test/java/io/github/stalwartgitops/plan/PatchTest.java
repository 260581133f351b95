package io.github.stalwartgitops.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatchTest {
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  private static final FieldName REQUIRE = new FieldName("MtaStageEhlo", "require");
  private static final Rule PORT_25 = new Rule("local_port == 25", "'a'");
  private static final Rule TLS = new Rule("is_tls", "'b'");

  @Test
  void sendsElseAloneIfOnlyElseDiffers() {
    assertThat(patch(new Expression(List.of(TLS), "'x'"), new Expression(List.of(TLS), "'y'")))
        .isEqualTo("{\"smtpGreeting/else\":\"'y'\"}");
  }

  @Test
  void replacesAllRulesTogether() {
    assertThat(
            patch(
                new Expression(List.of(PORT_25), "'x'"),
                new Expression(List.of(TLS, PORT_25), "'x'")))
        .isEqualTo(
            "{\"smtpGreeting/match\":{\"0\":{\"if\":\"is_tls\",\"then\":\"'b'\"},"
                + "\"1\":{\"if\":\"local_port == 25\",\"then\":\"'a'\"}}}");
  }

  @Test
  void clearsTheRulesWithAnEmptyObject() {
    assertThat(patch(new Expression(List.of(TLS), "'x'"), Expression.of("'x'")))
        .isEqualTo("{\"smtpGreeting/match\":{}}");
  }

  @Test
  void skipsObjectsWithoutDifferences() {
    Settings before =
        new Settings(Map.of(GREETING, Expression.of("'x'"), REQUIRE, Expression.of("true")));
    Settings after =
        new Settings(Map.of(GREETING, Expression.of("'x'"), REQUIRE, Expression.of("false")));
    assertThat(Patch.between(before, after)).containsOnlyKeys("MtaStageEhlo");
  }

  private static String patch(Expression before, Expression after) {
    return Patch.between(
            new Settings(Map.of(GREETING, before)), new Settings(Map.of(GREETING, after)))
        .get("MtaStageConnect")
        .toString();
  }
}
