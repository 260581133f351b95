package io.github.stalwartgitops.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.smtp.SmtpAddress.Security;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpAddressTest {
  @ParameterizedTest
  @CsvSource({
    "smtp://mail.example.org, smtp://mail.example.org:25",
    "smtp://mail.example.org:2525/, smtp://mail.example.org:2525",
    "SMTPS://mail.example.org, smtps://mail.example.org:465",
    "smtp+starttls://mail.example.org, smtp+starttls://mail.example.org:25",
    "smtp://[2001:db8::1]:26, smtp://[2001:db8::1]:26",
    "' smtp://192.0.2.1 ', smtp://192.0.2.1:25",
    "smtp://mx_1.example.org:25, smtp://mx_1.example.org:25",
  })
  void isWrittenAsItIsRead(String text, String shown) {
    assertThat(SmtpAddress.parse(text)).hasToString(shown);
    assertThat(SmtpAddress.parse(shown)).isEqualTo(SmtpAddress.parse(text));
  }

  @Test
  void aBracketedAddressIsAHostWithoutBrackets() {
    assertThat(SmtpAddress.parse("smtps://[::1]"))
        .isEqualTo(new SmtpAddress("::1", 465, Security.IMPLICIT_TLS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org",
        "mail.example.org:25",
        "https://mail.example.org",
        "smtp://",
        "smtp://user@mail.example.org",
        "smtp://mail.example.org/path",
        "smtp://mail.example.org?starttls",
        "smtp://::1",
        "smtp://mail.example.org:",
        "smtp://mail.example.org:0",
        "smtp://mail.example.org:65536",
        "smtp://mail example.org",
        "smtp://bücher.example",
      })
  void anythingElseIsRefusedWithTheFormThatIsMeant(String text) {
    assertThatThrownBy(() -> SmtpAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
