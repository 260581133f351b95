package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SieveRunTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "reject \"no\";",
        "require \"reject\"; reject \"no\"; keep;",
        "if string \"${env.remote_ip}\" [\"192.0.2.1\", \"192.0.2.7\"] { reject \"no\"; }",
        "if string :is \"A\" \"a\" { reject \"no\"; }",
        "if false { stop; } elsif true { reject \"no\"; } else { stop; }",
        "if not allof (true, false) { reject \"no\"; }",
        "if anyof (false, not false) { reject \"no\"; }",
        "reject text:\nno\n.\n;"
      })
  void rejects(String script) {
    assertThat(SieveRun.rejection(script, "192.0.2.7")).contains("no");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "keep;",
        "stop; reject \"no\";",
        "if true { stop; } reject \"no\";",
        "if true { keep; } else { reject \"no\"; }",
        "if string \"${env.remote_ip}\" \"192.0.2.8\" { reject \"no\"; }"
      })
  void doesNotReject(String script) {
    assertThat(SieveRun.rejection(script, "192.0.2.7")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fileinto \"x\"; reject \"no\";",
        "if header \"a\" \"b\" { keep; } reject \"no\";",
        "if string :contains \"a\" \"b\" { keep; } reject \"no\";",
        "reject \"${env.helo_domain}\";",
        "if string \"a\" { keep; } reject \"no\";"
      })
  void scriptThatNeedsMoreHasNoEffect(String script) {
    assertThat(SieveRun.rejection(script, "192.0.2.7")).isEmpty();
  }
}
