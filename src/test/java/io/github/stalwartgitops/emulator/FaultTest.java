package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "close",
        "reset-before,at=set,carried-out",
        "status=503/2,times=3",
        "status=429/Thu\\, 01 Jan 2026 00:00:02 GMT,at=reload,from=2,times=always",
        "status=504,at=set,carried-out=2",
        "redirect=https://status.example.org/?a\\,b",
        "concurrent-write=MtaStageConnect.hostname=if_then(is_tls\\, 'a\\\\d'\\, 'b'),at=get",
        "header=content-length: 99999999999999999999999,at=set,carried-out",
        "refuse=1000,from=0",
        "method-error=serverFail/get,at=set",
        "set-error=overQuota/MtaStageEhlo,at=set",
        "missing-answer=get,at=reload,carried-out",
        "lagging=mx2/3-connections,at=reload",
        "lagging=2000,at=reload"
      })
  void textFormIsParsedAndWritten(String text) {
    assertThat(Fault.parse(text)).hasToString(text);
  }

  @Test
  void kindDecidesWhichRequestsCount() {
    assertThat(Fault.parse("blocked").at()).isEqualTo(RequestKind.RELOAD);
    assertThat(Fault.parse("lagging").at()).isEqualTo(RequestKind.RELOAD);
    assertThat(Fault.parse("set-error").at()).isEqualTo(RequestKind.SET);
    assertThat(Fault.parse("method-error").at()).isEqualTo(RequestKind.ANY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "closed",
        "close,at=write",
        "close,often",
        "close,from=0",
        "close,times=0",
        "close,carried-out=-2",
        "slow=long",
        "status=99",
        "status=429/soon",
        "header=content-length",
        "missing-answer=set",
        "lagging=0",
        "lagging=mx2/soon",
        "concurrent-write=hostname",
        "concurrent-write=MtaStageConnect.nope='a'",
        "mode=asleep",
        "blocked,at=get",
        "lagging,at=set",
        "set-error,at=get",
        "method-error,at=account",
        "refuse,carried-out",
        "lagging,carried-out",
        "concurrent-write,carried-out=2",
        "method-error,carried-out=2"
      })
  void faultThatWouldDoNothingIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.parse(text));
  }
}
