package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.jmap.JmapListener;
import java.util.ArrayList;
import java.util.List;

/** Keeps all that a client says on its way. */
final class Heard implements JmapListener {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void note(String sentence) {
    lines.add(sentence);
  }

  @Override
  public void debug(String line) {
    lines.add(line);
  }

  String text() {
    return String.join("\n", lines);
  }
}
