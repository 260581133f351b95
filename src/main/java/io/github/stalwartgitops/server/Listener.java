package io.github.stalwartgitops.server;

import java.util.List;

/**
 * A network listener of the server.
 *
 * @param name what {@code listener} is in expressions
 * @param binds addresses with ports, such as {@code [::]:25}
 * @param protocol such as {@code smtp}
 * @param implicitTls whether connections begin with TLS
 */
public record Listener(String name, List<String> binds, String protocol, boolean implicitTls) {
  public Listener {
    binds = List.copyOf(binds);
  }
}
