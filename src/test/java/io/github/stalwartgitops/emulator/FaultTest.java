package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "close",
        "reset-before,at=set,carried-out",
        "status=503/2,times=3",
        "status=429/Thu\\, 01 Jan 2026 00:00:02 GMT,at=reload,from=2,times=for-ever",
        "status=504,at=set,carried-out=2",
        "redirect=https://status.example.org/?a\\,b",
        "rival=MtaStageConnect.hostname=if_then(is_tls\\, 'a\\\\d'\\, 'b'),at=get",
        "header=content-length: 99999999999999999999999,at=set,carried-out",
        "refuse=1000,from=0",
        "method-error=serverFail/get,at=set",
        "set-error=overQuota/MtaStageEhlo,at=set",
        "missing-answer=get,at=reload,carried-out",
        "lagging=mx2/3-connections,at=reload",
        "lagging=2000,at=reload"
      })
  void readsTheFormOfTheCommandLineAndWritesIt(String text) {
    assertThat(Fault.parse(text)).hasToString(text);
  }

  @Test
  void aCommaOfTheArgumentStandsBehindABackslash() {
    assertThat(Fault.parse("rival=MtaStageConnect.hostname=if_then(is_tls\\, 'a'\\, 'b\\.')"))
        .isEqualTo(
            Fault.once(Fault.Kind.RIVAL, RequestKind.ANY)
                .with("MtaStageConnect.hostname=if_then(is_tls, 'a', 'b\\.')"));
  }

  @Test
  void happensAtTheRequestsThatItsKindIsFor() {
    assertThat(Fault.parse("blocked").at()).isEqualTo(RequestKind.RELOAD);
    assertThat(Fault.parse("lagging").at()).isEqualTo(RequestKind.RELOAD);
    assertThat(Fault.parse("set-error").at()).isEqualTo(RequestKind.SET);
    assertThat(Fault.parse("method-error").at()).isEqualTo(RequestKind.ANY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "closed | \"closed\" is none of refuse, close, reset-before",
        "close,at=write | \"write\" is none of any, session",
        "close,often | \"often\" is no part of a fault; write at=, from=, times= or carried-out",
        "rival=MtaStageConnect.hostname=if_then(is_tls, 'a', 'b') | \" 'a'\" is no part of a fault",
        "close,from=0 | a fault happens from 1 on, and at least once",
        "close,times=0 | \"0\" is not a number from 1 on",
        "close,carried-out=-1 | \"-1\" is not a number from 1 on",
        "slow=long | \"long\" does not say how to slow, write 1000",
        "status=99 | \"99\" does not say how to status, write 503",
        "status=429/soon | \"429/soon\" does not say how to status, write 503",
        "header=content-length | \"content-length\" does not say how to header",
        "missing-answer=set | \"set\" does not say how to missing-answer, write get or nothing",
        "lagging=0 | \"0\" does not say how to lagging, write NODE, 2000, 3-connections",
        "lagging=mx2/soon | \"mx2/soon\" does not say how to lagging",
        "rival=hostname | \"hostname\" does not say how to rival",
        "rival=MtaStageConnect.nope='a' | the catalog does not know MtaStageConnect.nope",
        "mode=asleep | \"asleep\" does not say how to mode, write recovery",
        "blocked,at=get | blocked does nothing at=get",
        "lagging,at=set | lagging does nothing at=set",
        "set-error,at=get | set-error does nothing at=get",
        "method-error,at=account | method-error does nothing at=account",
        "refuse,carried-out | refuse cannot be carried-out",
        "lagging,carried-out | lagging cannot be carried-out",
        "rival,carried-out=2 | rival cannot be carried-out later",
        "method-error,carried-out=2 | method-error cannot be carried-out later"
      })
  void saysWhatIsWrongWithIt(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.parse(text))
        .withMessageStartingWith(message);
  }
}
