package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.names;
import static io.github.stalwartgitops.check.CheckedFile.places;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A relay that is open to strangers is reported. */
class RelayLintTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "!is_local_domain(rcpt_domain)",
        "sender_domain == 'example.org'",
        "is_local_domain(sender_domain)",
        "local_port == 588",
        "is_tls",
        "listener == 'trusted'",
        "!is_empty(authenticated_as) || helo_domain == 'me'"
      })
  void whatAnyClientCanClaimOrChooseOpensIt(String expression) {
    assertThat(names(CheckedFile.in(folder).problems(relaying(expression))))
        .containsExactly("open-relay");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!is_empty(authenticated_as)",
        "false",
        "!is_empty(authenticated_as) || is_ip_in_cidr(remote_ip, '192.0.2.0/24')",
        "remote_ip == '198.51.100.7'",
        "rcpt_domain == 'example.net'",
        "is_local_domain(rcpt_domain)",
        "key_exists('relay', remote_ip)"
      })
  void aLoginAnAddressOrARecipientKeepsItClosed(String expression) {
    assertThat(CheckedFile.in(folder).problems(relaying(expression))).isEmpty();
  }

  @Test
  void theTextThatOpensItIsShown() {
    assertThat(
            places(
                CheckedFile.in(folder)
                    .problems(
                        "MtaStageRcpt:\n  allowRelaying:\n    match:\n      - if: is_tls\n"
                            + "        then: true\n    else: false\n")))
        .containsExactly("5:15 open-relay");
  }

  private static String relaying(String expression) {
    return "MtaStageRcpt:\n  allowRelaying: " + CheckedFile.quoted(expression) + "\n";
  }
}
