package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are written as RFC 5952 says. */
class IpTextTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "255.255.255.255, 255.255.255.255",
    "::ffff:192.0.2.7, 192.0.2.7",
    "0:0:0:0:0:0:0:0, ::",
    "::0001, ::1",
    "1::, 1::",
    "2001:db8:0:0:0:0:0:7, 2001:db8::7",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:DB8::1:0:0:1, 2001:db8::1:0:0:1",
    "fe80::ff:fe00:1, fe80::ff:fe00:1"
  })
  void eachAddressHasOneForm(String text, String written) throws UnknownHostException {
    assertThat(IpText.of(InetAddress.getByName(text))).isEqualTo(written);
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
    assertThat(IpText.isAddress(text)).isFalse();
  }
}
