package io.github.stalwartgitops.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.expression.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleConnectionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local_port  | abc         | local_port is a port, 0 to 65535, not \"abc\"",
        "local_port  | 65536       | local_port is a port, 0 to 65535, not \"65536\"",
        "remote_port | -1          | remote_port is a port, 0 to 65535, not \"-1\"",
        "asn         | 4294967296  | asn is a number, 0 to 4294967295, not \"4294967296\"",
        "is_tls      | yes         | is_tls is true or false, not \"yes\"",
        "remote_ip   | 192.0.2     | remote_ip is an IP address, not \"192.0.2\"",
        "local_ip    | mx          | local_ip is an IP address, not \"mx\"",
        "local_prot  | 25          | local_prot is not a variable of the language",
      })
  void aValueThatNoConnectionHasIsRefused(String name, String text, String sentence) {
    assertThatThrownBy(() -> SampleConnection.unknown().with(Map.of(name, text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }

  @Test
  void numbersAndFlagsAreIntegersAndTheRestIsText() {
    SampleConnection connection =
        SampleConnection.unknown()
            .with(
                Map.of(
                    "local_port", "25",
                    "is_tls", "true",
                    "remote_ip", "2001:db8::7",
                    "country", ""));

    assertThat(connection.value("local_port")).isEqualTo(Value.of(25));
    assertThat(connection.value("is_tls")).isEqualTo(Value.of(true));
    assertThat(connection.value("remote_ip")).isEqualTo(Value.of("2001:db8::7"));
    assertThat(connection.value("country")).isEqualTo(Value.EMPTY);
  }
}
