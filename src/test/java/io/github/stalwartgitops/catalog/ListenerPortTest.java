package io.github.stalwartgitops.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.expression.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerPortTest {
  @Test
  void aBindIsAnAddressWithAPort() {
    assertThat(ListenerPort.parse("smtp", "[::]:25", "smtp", false)).contains(ListenerPort.SMTP);
    assertThat(ListenerPort.parse("relay", "192.0.2.7:2525", "SMTP", false))
        .contains(new ListenerPort("relay", "192.0.2.7", 2525, "smtp", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "25",
        ":25",
        "[::]:",
        "[::]:99999",
        "[::]:-1",
        "mx.example.org:25",
        "[::1:25"
      })
  void otherTextsAreNotABind(String text) {
    assertThat(ListenerPort.parse("smtp", text, "smtp", false)).isEmpty();
  }

  @Test
  void smtpAndLmtpTakeMail() {
    assertThat(ListenerPort.SMTP.takesMail()).isTrue();
    assertThat(ListenerPort.parse("lmtp", "[::]:24", "LMTP", false).orElseThrow().takesMail())
        .isTrue();
    assertThat(ListenerPort.parse("imaps", "[::]:993", "imap", true).orElseThrow().takesMail())
        .isFalse();
  }

  @Test
  void theVariablesAreThoseOfItsConnections() {
    assertThat(ListenerPort.SUBMISSIONS.variables())
        .isEqualTo(
            Map.of(
                "listener", Value.of("submissions"),
                "local_ip", Value.of("::"),
                "local_port", Value.of(465),
                "protocol", Value.of("smtp"),
                "is_tls", Value.TRUE));
  }
}
