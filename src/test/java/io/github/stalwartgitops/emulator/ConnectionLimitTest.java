package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {
  private final SettableClock clock = new SettableClock();
  private final InetAddress client = InetAddress.getLoopbackAddress();

  @Test
  void theSixthConnectionOfASecondIsOneTooMany() {
    ConnectionLimit limit = new ConnectionLimit(clock, true);
    assertThat(admitted(limit, 7)).isEqualTo(5);
  }

  @Test
  void aNewSecondBeginsAnew() {
    ConnectionLimit limit = new ConnectionLimit(clock, true);
    clock.now = Instant.parse("2026-01-01T00:00:00.999Z");
    assertThat(admitted(limit, 6)).isEqualTo(5);
    clock.now = Instant.parse("2026-01-01T00:00:01Z");
    assertThat(admitted(limit, 6)).isEqualTo(5);
  }

  @Test
  void eachAddressIsCountedForItself() throws Exception {
    ConnectionLimit limit = new ConnectionLimit(clock, true);
    assertThat(admitted(limit, 5)).isEqualTo(5);
    assertThat(limit.admits(InetAddress.getByName("192.0.2.1"))).isTrue();
  }

  @Test
  void itCanBeSwitchedOff() {
    assertThat(admitted(new ConnectionLimit(clock, false), 50)).isEqualTo(50);
  }

  private long admitted(ConnectionLimit limit, int connections) {
    return IntStream.range(0, connections).filter(i -> limit.admits(client)).count();
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
