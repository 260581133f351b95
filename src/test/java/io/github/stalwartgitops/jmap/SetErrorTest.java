package io.github.stalwartgitops.jmap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class SetErrorTest {
  private static SetError recorded(String name, String pointer) {
    return SetError.of(RecordedPair.load(name).response().at("/body/methodResponses" + pointer));
  }

  @Test
  void namesTheExpressionThatDoesNotCompile() {
    SetError error = recorded("079-invalid-if-second-rule", "/0/1/notUpdated/singleton");

    assertThat(error.type()).isEqualTo("validationFailed");
    assertThat(error.properties()).containsExactly("hostname");
    assertThat(error.reason())
        .isEqualTo(
            "Error parsing 'if' expression in condition #2: Invalid variable or constant \"nope\"");
  }

  @Test
  void namesTheRefusedPartOfAPatch() {
    SetError error = recorded("052-else-empty", "/0/1/notUpdated/singleton");

    assertThat(error.properties()).containsExactly("smtpGreeting/else");
    assertThat(error.reason()).isEqualTo("Invalid value for property.");
  }

  @Test
  void namesTheObjectThatBlocksAReload() {
    SetError error = recorded("017-reload-blocked-by-another-object", "/1/1/notCreated/r");

    assertThat(error.blocking()).contains("SpamPyzor");
    assertThat(error.reason()).startsWith("Invalid address: failed to lookup");
  }

  @Test
  void anEmptyErrorIsStillOne() {
    assertThat(SetError.of(JsonNodeFactory.instance.objectNode()).reason()).isEqualTo("unknown");
  }
}
