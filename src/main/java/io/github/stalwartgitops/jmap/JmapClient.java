package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;

/** Sends method calls to one JMAP server. For one thread at a time. */
@SuppressWarnings("DoNotCallSuggester")
public final class JmapClient {
  private JmapClient() {}

  /** Opens it; nothing is sent yet. */
  public static JmapClient open(JmapEndpoint endpoint, JmapListener listener) throws JmapException {
    return open(endpoint, listener, Clock.systemUTC(), Pause.sleeping());
  }

  /** The same with a clock and waits of the caller. */
  public static JmapClient open(
      JmapEndpoint endpoint, JmapListener listener, Clock clock, Pause pause) throws JmapException {
    throw new UnsupportedOperationException();
  }

  /** Sends calls that change nothing: tried again where that may help, within the retry budget. */
  public JmapResponse read(List<MethodCall> calls) throws JmapException {
    throw new UnsupportedOperationException();
  }

  /** Sends calls that may change something: tried again only where surely nothing was done. */
  public JmapResponse write(List<MethodCall> calls) throws JmapException {
    throw new UnsupportedOperationException();
  }

  /** Gets a JSON document by its path, such as {@code /api/account}, like {@link #read}. */
  public JsonNode get(String path) throws JmapException {
    throw new UnsupportedOperationException();
  }
}
