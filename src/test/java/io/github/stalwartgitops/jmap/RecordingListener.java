package io.github.stalwartgitops.jmap;

import java.util.ArrayList;
import java.util.List;

/** Records what a client reports. */
public final class RecordingListener implements JmapListener {
  private final List<String> notes = new ArrayList<>();
  private final List<String> debug = new ArrayList<>();

  @Override
  public void note(String sentence) {
    notes.add(sentence);
  }

  @Override
  public void debug(String line) {
    debug.add(line);
  }

  /** Returns the notes so far. */
  public List<String> notes() {
    return notes;
  }

  /** Returns the debug lines so far. */
  public List<String> debug() {
    return debug;
  }
}
