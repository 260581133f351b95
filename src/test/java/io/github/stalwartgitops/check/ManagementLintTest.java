package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.names;
import static io.github.stalwartgitops.check.CheckedFile.places;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that would refuse stalwart-gitops are reported. */
class ManagementLintTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "403",
        "false",
        "if_then(starts_with(path, '/jmap'), 404, 200)",
        "if_then(method == 'POST', 405, 200)",
        "if_then(path == '/api/account', 403, 200)"
      })
  void aRefusalOfEveryClientIsReported(String expression) {
    assertThat(names(CheckedFile.in(folder).problems(endpoints(expression))))
        .containsExactly("management-closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200",
        "200 +",
        "if_then(is_ip_in_cidr(remote_ip, '172.16.8.0/24'), 200, 403)",
        "if_then(listener == 'admin', 200, 403)",
        "if_then(is_tls, 200, 403)",
        "if_then(starts_with(path, '/dav'), 403, 200)",
        "if_then(local_port == 9443, 200, 403)"
      })
  void oneAllowedClientIsEnough(String expression) {
    assertThat(names(CheckedFile.in(folder).problems(endpoints(expression))))
        .doesNotContain("management-closed");
  }

  @Test
  void theTextThatRefusesIsShown() {
    assertThat(
            places(
                CheckedFile.in(folder)
                    .problems(
                        "Http:\n  allowedEndpoints:\n    match:\n      - if: path == '/jmap'\n"
                            + "        then: 403\n    else: 200\n")))
        .containsExactly("5:15 management-closed");
  }

  private static String endpoints(String expression) {
    return "Http:\n  allowedEndpoints: " + CheckedFile.quoted(expression) + "\n";
  }
}
