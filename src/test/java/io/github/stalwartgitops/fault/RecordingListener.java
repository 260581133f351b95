package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.jmap.JmapListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Records the notes and debug lines of a client. */
final class RecordingListener implements JmapListener {
  private final List<String> lines = new ArrayList<>();
  private final IntConsumer exchange;
  private int exchanges;

  /**
   * @param exchange receives the number of each request before it is sent and of each answer when
   *     it has arrived, from 1
   */
  RecordingListener(IntConsumer exchange) {
    this.exchange = exchange;
  }

  @Override
  public void note(String sentence) {
    lines.add(sentence);
  }

  @Override
  public void debug(String line) {
    lines.add(line);
    if (!line.startsWith("calls ")) {
      exchanges++;
      exchange.accept(exchanges);
    }
  }

  String text() {
    return String.join("\n", lines);
  }
}
