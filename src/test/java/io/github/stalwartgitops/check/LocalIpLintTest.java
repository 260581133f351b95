package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.messages;
import static io.github.stalwartgitops.check.CheckedFile.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons of local_ip with an address are judged by what listeners bind. */
class LocalIpLintTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local_ip == '192.0.2.1'",
        "'192.0.2.1' != local_ip",
        "is_ip_in_cidr(local_ip, '10.0.0.0/8')",
        "starts_with(local_ip, '10.')",
        "matches('^10', local_ip)",
        "contains(['192.0.2.1', '192.0.2.2'], local_ip)"
      })
  void withoutAServerTheUsualBindsDecide(String condition) {
    assertThat(names(CheckedFile.in(folder).condition(condition)))
        .containsExactly("local-ip-compared");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local_ip == '::'",
        "local_ip == '0.0.0.0'",
        "local_ip == remote_ip",
        "contains(['192.0.2.1', '::'], local_ip)"
      })
  void theAddressThatBindsAllInterfacesIsFine(String condition) {
    assertThat(CheckedFile.in(folder).condition(condition)).isEmpty();
  }

  @Test
  void anAddressThatAListenerBindsIsFine() {
    CheckedFile file = CheckedFile.in(folder).withListener("smtp", "[::]:25", "192.0.2.1:25");
    assertThat(file.condition("local_ip == '192.0.2.1'")).isEmpty();
    assertThat(file.condition("is_ip_in_cidr(local_ip, '192.0.2.0/24')")).isEmpty();
  }

  @Test
  void anAddressThatNoListenerBindsIsReportedWithTheBinds() {
    CheckedFile file = CheckedFile.in(folder).withListener("smtp", "[2001:db8::1]:25");
    assertThat(messages(file.condition("local_ip == '192.0.2.1'")))
        .containsExactly(
            "local-ip-compared: no listener binds such an address, and local_ip is what the"
                + " listener binds: 2001:db8::1");
  }

  @Test
  void forOutgoingMailItIsTheSourceAddress() {
    assertThat(
            CheckedFile.in(folder)
                .problems(
                    "MtaOutboundStrategy:\n  tls:\n    match: [{if: \"local_ip =="
                        + " '192.0.2.1'\", then: \"'a'\"}]\n    else: \"'mx'\"\n"))
        .isEmpty();
  }
}
