package io.github.stalwartgitops.fault;

import static io.github.stalwartgitops.emulator.RequestKind.GET;
import static io.github.stalwartgitops.emulator.RequestKind.SET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import io.github.stalwartgitops.emulator.Received;
import io.github.stalwartgitops.emulator.RequestKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check of the fault tests finds requests that must not be sent. */
class RepeatCheckTest {
  @Test
  void requestAfterARefusedCredentialIsFound() {
    Fault refused = Fault.once(Kind.STATUS, SET).with("401");

    assertThat(RepeatCheck.errors(List.of(received(SET, refused, 0), received(GET, null, 0))))
        .containsExactly("GET after a refused credential");
  }

  @Test
  void refusedWriteMayBeFollowedByAWriteOfAnotherObjectOnly() {
    Received refused = write("B/set", Fault.parse("set-error,at=set"));

    assertThat(RepeatCheck.errors(List.of(refused, write("A/set B/set", null)))).hasSize(1);
    assertThat(RepeatCheck.errors(List.of(refused, write("A/set", null)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "header", "redirect", "status=202", "status=502", "status=504"})
  void writeWithoutAnAnswerMayBeRepeatedOnlyAfterARead(String fault) {
    Received lost = received(SET, Fault.parse(fault + ",at=set"), 0);

    assertThat(RepeatCheck.errors(List.of(lost, received(SET, null, 9)))).isNotEmpty();
    assertThat(RepeatCheck.errors(List.of(lost, received(GET, null, 9), received(SET, null, 9))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"503/2", "429/Thu\\, 01 Jan 1970 00:00:02 GMT"})
  void requestBeforeTheTimeOfRetryAfterIsFound(String status) {
    Received busy = received(GET, Fault.parse("status=" + status + ",at=get"), 0);

    assertThat(RepeatCheck.errors(List.of(busy, received(GET, null, 1))))
        .singleElement()
        .asString()
        .startsWith("GET came PT1S after status=" + status);
    assertThat(RepeatCheck.errors(List.of(busy, received(GET, null, 2)))).isEmpty();
  }

  @Test
  void readInBetweenDoesNotShortenTheWait() {
    Received busy = received(SET, Fault.parse("status=503/2,at=set"), 0);
    Received read = new Received(Instant.EPOCH, GET, "POST /jmap A/get", null);

    assertThat(RepeatCheck.errors(List.of(busy, read, received(SET, null, 1)))).hasSize(1);
  }

  private static Received write(String methods, @Nullable Fault fault) {
    return new Received(Instant.EPOCH, SET, "POST /jmap " + methods, fault);
  }

  private static Received received(RequestKind kind, @Nullable Fault fault, long second) {
    return new Received(Instant.ofEpochSecond(second), kind, "POST /jmap " + kind, fault);
  }
}
