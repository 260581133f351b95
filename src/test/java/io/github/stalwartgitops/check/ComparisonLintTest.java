package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons that are always true or never are reported. */
class ComparisonLintTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local_port == 70000",
        "70000 < local_port",
        "local_port >= 0",
        "remote_port != -1",
        "local_port == 25.5",
        "local_port == 'smtp'"
      })
  void aPortOutOfRangeIsReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("impossible-comparison");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "remote_ip == '192.0.2.0/24'",
        "remote_ip == '192.0.2.300'",
        "remote_ip == '2001:DB8::1'",
        "remote_ip == '::ffff:192.0.2.1'",
        "remote_ip != 'localhost'",
        "remote_ip == 25"
      })
  void anImpossibleAddressIsReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("impossible-comparison");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is_ip_in_cidr(remote_ip, '192.0.2.0/33')",
        "is_ip_in_cidr(remote_ip, '10.0.0.0/4')",
        "is_ip_in_cidr(remote_ip, '10.0.0/8')",
        "starts_with(remote_ip, '2001:DB8')",
        "starts_with(remote_ip, '10.0.0.0/8')"
      })
  void aNetworkWithoutAddressesIsReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("impossible-comparison");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "country == 'Germany'",
        "country == 'de'",
        "country == 49",
        "contains(['DE', 'USA'], country)"
      })
  void anUnknownCountryIsReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("impossible-comparison");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "is_tls == 'true'",
        "is_tls == 2",
        "is_empty(country) == 'yes'",
        "matches('a', country) == 'a'"
      })
  void truthComparedWithTextIsReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("impossible-comparison");
  }

  @ParameterizedTest
  @ValueSource(strings = {"listener == plain", "country != strict"})
  void aBareWordThatEqualsNothingIsReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("impossible-comparison");
  }

  @ParameterizedTest
  @ValueSource(strings = {"protocol == 'smtps'", "asn == 4294967296", "len(country) < 0"})
  void otherKnownRangesAreReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("impossible-comparison");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local_port == 25 && is_tls && local_port == 465",
        "local_port != 25 || local_port != 465"
      })
  void twoValuesAtOnceAreReported(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("impossible-comparison");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local_port == 25",
        "local_port == '25'",
        "local_port == 0",
        "local_port < 1024",
        "is_tls == true",
        "is_tls == 0",
        "remote_ip == '192.0.2.1'",
        "remote_ip == '2001:db8::1'",
        "remote_ip == '::1'",
        "is_ip_in_cidr(remote_ip, '2001:db8::/32')",
        "is_ip_in_cidr(remote_ip, '192.0.2.77/24')",
        "is_ip_in_cidr(remote_ip, '192.0.2.7')",
        "starts_with(remote_ip, '2001:db8:')",
        "country == ''",
        "country == 'DE'",
        "asn > 0",
        "protocol == 'lmtp'",
        "listener == 'smtp'",
        "contains([25, 465], local_port)",
        "local_port == 25 || local_port == 465",
        "local_port != 25 && local_port != 465",
        "country == system('node_role')"
      })
  void comparisonsThatMayBeTrueAreFine(String condition) {
    assertThat(CheckedFile.in(folder).condition(condition)).isEmpty();
  }

  @Test
  void theHintNamesTheFormThatOccurs() {
    var problem = CheckedFile.in(folder).condition("remote_ip == '2001:DB8:0:0::0001'").get(0);
    assertThat(problem.message())
        .isEqualTo("this is never true: remote_ip is an IP address as the server writes it");
    assertThat(problem.hint()).isEqualTo("Write '2001:db8::1'.");
  }

  @Test
  void theProtocolOfAnHttpRequestIsNotThatOfMail() {
    assertThat(
            CheckedFile.in(folder)
                .problems(
                    "Http:\n  allowedEndpoints:\n    match: [{if: \"protocol == 'http'\", then:"
                        + " 200}]\n    else: 200\n"))
        .isEmpty();
  }
}
