package io.github.stalwartgitops.jmap;

/** Receives what a client reports while it works. No text contains a secret. */
public interface JmapListener {
  /** Receives one sentence that a person should know, such as a retry or a discovered path. */
  void note(String sentence);

  /** Receives one line for each request and answer, without headers and bodies. */
  void debug(String line);
}
