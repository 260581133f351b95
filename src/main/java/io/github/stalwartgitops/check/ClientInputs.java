package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a client may choose or claim: the ports and texts that the expression itself names, up to a
 * limit.
 *
 * @param ports local ports
 * @param texts senders, domains and listeners
 */
record ClientInputs(Set<Long> ports, Set<String> texts) {
  /** A domain that counts as the server's own. */
  static final String LOCAL_DOMAIN = "local.example";

  private static final int MOST = 12;

  /** Returns the inputs that a field names. */
  static ClientInputs in(CheckedField field) {
    Set<Long> ports = new LinkedHashSet<>(List.of(25L, 465L, 587L));
    Set<String> texts =
        new LinkedHashSet<>(List.of("someone@anywhere.example", "someone@" + LOCAL_DOMAIN));
    field.parts().stream()
        .flatMap(part -> part.nodes(Node.Literal.class).stream())
        .map(Node.Literal::value)
        .forEach(
            value -> {
              if (value instanceof Value.StringValue text && texts.size() < MOST) {
                texts.add(text.text());
              }
              if (value instanceof Value.IntegerValue port && ports.size() < MOST) {
                ports.add(port.number());
              }
            });
    return new ClientInputs(ports, texts);
  }

  /** Returns a connection to each combination of listeners and ports. */
  Stream<Environment> entered(Environment connection) {
    return texts.stream()
        .flatMap(
            listener ->
                ports.stream()
                    .map(
                        port ->
                            connection.toBuilder()
                                .variable("listener", listener)
                                .variable("local_port", port)
                                .build()));
  }

  /** Returns a connection with each combination of the claims. */
  Stream<Environment> claimed(Environment connection) {
    return texts.stream()
        .flatMap(
            text ->
                ports.stream()
                    .flatMap(
                        port -> Stream.of(0, 1).map(tls -> claimed(connection, text, port, tls))));
  }

  private static Environment claimed(Environment connection, String text, long port, long tls) {
    int at = text.indexOf('@');
    return connection.toBuilder()
        .variable("local_port", port)
        .variable("is_tls", tls)
        .variable("listener", text)
        .variable("sender", text)
        .variable("sender_domain", at < 0 ? text : text.substring(at + 1))
        .variable("helo_domain", text)
        .build();
  }
}
