package io.github.stalwartgitops.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are written as RFC 5952 says. */
class IpTextTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "2001:DB8::1, 2001:db8::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "0:0:0:0:0:0:0:0, ::",
    "::0001, ::1",
    "1::, 1::",
    "::ffff:192.0.2.1, 192.0.2.1"
  })
  void eachAddressHasOneForm(String text, String written) {
    assertThat(IpText.canonical(text)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "192.0.2",
        "192.0.2.300",
        "192.0.02.1",
        "2001:db8",
        ":",
        "1:2:3",
        "fe80::1%eth0",
        "192.0.2.0/24"
      })
  void whatIsNoAddressHasNone(String text) {
    assertThat(IpText.canonical(text)).isEmpty();
  }
}
