package io.github.stalwartgitops.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReverseNamesTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, true",
    "2001:db8::1, true",
    "100.128.0.1, true",
    "127.0.0.1, false",
    "::1, false",
    "10.1.2.3, false",
    "172.16.0.1, false",
    "192.168.0.1, false",
    "169.254.0.1, false",
    "100.64.0.1, false",
    "fd00::1, false",
    "fe80::1, false",
  })
  void anAddressIsPublicIfItMeansTheSameEverywhere(String address, boolean isPublic)
      throws UnknownHostException {
    assertThat(ReverseNames.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
  }

  @Test
  void theNameOfAPrivateAddressIsNotAskedFor() throws Exception {
    assertThat(ReverseNames.system(Duration.ofSeconds(20)).of(InetAddress.getLoopbackAddress()))
        .isEmpty();
  }
}
