package io.github.stalwartgitops.jmap;

/** Hears what a client does beside answering. No text holds a secret. */
public interface JmapListener {
  /** Something a person should know: a retry, a path that was discovered. One sentence. */
  void note(String sentence);

  /** One line on each request and answer, without headers and bodies; for debug output. */
  void debug(String line);
}
