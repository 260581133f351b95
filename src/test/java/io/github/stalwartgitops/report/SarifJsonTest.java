package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.check.Lint;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The texts of rules that GitHub code scanning requires beyond the standard. */
class SarifJsonTest {
  @Test
  void aRuleHasTheTextsOfItsLint() throws IOException {
    JsonNode rules = rules();

    assertThat(rules).hasSizeGreaterThan(2);
    for (JsonNode rule : rules) {
      Optional<Lint> lint = Lint.named(rule.path("id").asText());
      lint.ifPresent(
          it -> {
            assertThat(rule.at("/shortDescription/text").asText()).isEqualTo(it.meaning());
            assertThat(rule.at("/help/text").asText()).isEqualTo(it.hint());
            assertThat(rule.at("/defaultConfiguration/level").asText())
                .isEqualTo(ReportTerms.of(it.severity()));
          });
      assertThat(lint.isPresent() || rule.path("id").asText().equals("invalid-manifest")).isTrue();
    }
  }

  @Test
  void everyRuleHasAllTexts() throws IOException {
    for (JsonNode rule : rules()) {
      assertThat(rule.at("/shortDescription/text").asText()).isNotBlank().hasSizeLessThan(1024);
      assertThat(rule.at("/fullDescription/text").asText()).isNotBlank().hasSizeLessThan(1024);
      assertThat(rule.at("/help/text").asText()).isNotBlank();
    }
  }

  private static JsonNode rules() throws IOException {
    return new JsonMapper()
        .readTree(ReportForm.SARIF.render(ReportCase.INVALID.report()))
        .at("/runs/0/tool/driver/rules");
  }
}
