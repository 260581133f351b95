package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.jmap.ManualTime;
import java.net.InetAddress;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {
  private final ManualTime time = new ManualTime();
  private final InetAddress client = InetAddress.getLoopbackAddress();

  @Test
  void sixthConnectionInASecondIsRefused() {
    ConnectionLimit limit = new ConnectionLimit(time, true);
    assertThat(admitted(limit, 7)).isEqualTo(5);
  }

  @Test
  void newSecondStartsAgain() {
    ConnectionLimit limit = new ConnectionLimit(time, true);
    time.waitFor(Duration.ofMillis(999));
    assertThat(admitted(limit, 6)).isEqualTo(5);
    time.waitFor(Duration.ofMillis(1));
    assertThat(admitted(limit, 6)).isEqualTo(5);
  }

  @Test
  void addressesAreCountedSeparately() throws Exception {
    ConnectionLimit limit = new ConnectionLimit(time, true);
    assertThat(admitted(limit, 5)).isEqualTo(5);
    assertThat(limit.admits(InetAddress.getByName("192.0.2.1"))).isTrue();
  }

  @Test
  void limitCanBeSwitchedOff() {
    assertThat(admitted(new ConnectionLimit(time, false), 50)).isEqualTo(50);
  }

  private long admitted(ConnectionLimit limit, int connections) {
    return IntStream.range(0, connections).filter(i -> limit.admits(client)).count();
  }
}
