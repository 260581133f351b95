package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.messages;
import static io.github.stalwartgitops.check.CheckedFile.names;
import static io.github.stalwartgitops.check.CheckedFile.places;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.HostName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Greetings that the server does not send, or a client does not accept, are reported. */
class GreetingLintTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"true", "5m", "local_port", "[1]", "relaxed", "asn + 1", "if_then(is_tls, 1, 2)"})
  void aGreetingThatIsNotATextIsReported(String greeting) {
    assertThat(names(CheckedFile.in(folder).connect("smtpGreeting", CheckedFile.quoted(greeting))))
        .containsExactly("greeting-not-text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "   ", "trim('  ')"})
  void anEmptyGreetingIsReported(String greeting) {
    assertThat(names(CheckedFile.in(folder).connect("smtpGreeting", CheckedFile.quoted(greeting))))
        .containsExactly("greeting-empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'welcome'",
        "'ESMTP ' + system('hostname')",
        "system('hostname') + 'ESMTP'",
        "listener + ' ready'"
      })
  void aGreetingThatDoesNotBeginWithTheHostNameIsReported(String greeting) {
    assertThat(names(CheckedFile.in(folder).connect("smtpGreeting", CheckedFile.quoted(greeting))))
        .containsExactly("greeting-host-name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system('hostname')",
        "system('node_hostname') + ' ESMTP'",
        "'mx.example.org ESMTP'",
        "'[192.0.2.1] ESMTP'",
        "if_then(is_tls, system('hostname') + ' tls', system('hostname'))",
        "key_get('greetings', remote_ip)"
      })
  void aGoodGreetingIsFine(String greeting) {
    assertThat(CheckedFile.in(folder).connect("smtpGreeting", CheckedFile.quoted(greeting)))
        .isEmpty();
  }

  @Test
  void aLineBreakIsReported() {
    assertThat(
            names(
                CheckedFile.in(folder)
                    .connect(
                        "smtpGreeting",
                        "\"system('hostname') + ' a\nb'\"".replace("\n", "\\r\\n"))))
        .containsExactly("greeting-line-break");
  }

  @Test
  void aReplyLineOf512OctetsIsAllowedAndOneMoreIsNot() {
    String longest = "mx.example.org " + "ü".repeat(245) + "a";
    assertThat(CheckedFile.in(folder).connect("smtpGreeting", "{text: " + longest + "}")).isEmpty();
    assertThat(messages(CheckedFile.in(folder).connect("smtpGreeting", "{text: " + longest + "a}")))
        .containsExactly(
            "greeting-too-long: with this greeting the reply line has 513 octets; 512 are allowed");
  }

  @Test
  void theValueOfARuleIsAGreetingToo() {
    assertThat(places(CheckedFile.in(folder).rules("is_tls", "'hello'")))
        .containsExactly("5:16 greeting-host-name");
  }

  @Test
  void otherFieldsAreNotGreetings() {
    assertThat(CheckedFile.in(folder).connect("script", "false")).isEmpty();
  }

  @Test
  void withoutADefaultHostNameAGreetingStillHasToBeginWithOne() {
    CheckedFile file = CheckedFile.in(folder).withHostName(HostName.of(""));

    assertThat(names(file.connect("smtpGreeting", "{text: welcome}")))
        .containsExactly("greeting-host-name");
    assertThat(file.connect("smtpGreeting", "\"system('hostname') + ' ESMTP'\"")).isEmpty();
  }
}
