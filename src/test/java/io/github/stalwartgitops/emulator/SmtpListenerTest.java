package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpListenerTest {
  @Test
  void parsesTheFormOfTheCommandLine() {
    assertThat(
            SmtpListener.parse(
                "name=submissions,port=4650,local-port=465,local-ip=192.0.2.1,protocol=lmtp,tls=true"))
        .isEqualTo(new SmtpListener("submissions", 4650, 465, "192.0.2.1", "lmtp", true));
  }

  @Test
  void isOnAnotherNode() {
    assertThat(SmtpListener.parse("name=smtp-2,node=mx2.example.org"))
        .isEqualTo(new SmtpListener("smtp-2", 0, 25, "::", "smtp", false).on("mx2.example.org"));
  }

  @Test
  void onlyTheNameIsRequired() {
    assertThat(SmtpListener.parse("name=smtp")).isEqualTo(SmtpListener.smtp(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port=25 | a listener needs a name: port=25",
        "name=a,prot=1 | unknown part of a listener: prot=1",
        "name=a,port | unknown part of a listener: port",
        "name=a,name=b | name= is given twice",
        "name=a,port=65536 | port=65536: a port is a number up to 65535",
        "name=a,port=-1 | port=-1: a port is a number up to 65535",
        "name=a,protocol=imap | protocol=imap: write smtp or lmtp",
        "name=a,tls=yes | tls=yes: write true or false",
        "name=a,node=2 | node=2: a node is a name such as mx2"
      })
  void reportsWhatIsWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SmtpListener.parse(text))
        .withMessageStartingWith(message);
  }
}
