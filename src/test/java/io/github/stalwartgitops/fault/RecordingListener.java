package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.jmap.JmapListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Keeps all that a client says on its way. */
final class RecordingListener implements JmapListener {
  private final List<String> lines = new ArrayList<>();
  private final IntConsumer exchange;
  private int exchanges;

  /**
   * @param exchange hears each request before it is sent and each answer when it has come, by their
   *     number from 1
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
