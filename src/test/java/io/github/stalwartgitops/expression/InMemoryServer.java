package io.github.stalwartgitops.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers from memory for the functions that ask the server: local domains and addresses as given,
 * keys and counters as set by the expressions themselves. DNS and SQL have no answer.
 */
final class InMemoryServer implements ServerFunctions {
  private final Set<String> domains;
  private final Set<String> addresses;
  private final Map<List<String>, Value> keys = new ConcurrentHashMap<>();
  private final Map<List<String>, Long> counters = new ConcurrentHashMap<>();

  /**
   * A server that knows some names and whose stores are empty.
   *
   * @param domains what {@code is_local_domain} knows
   * @param addresses what {@code is_local_address} knows
   */
  InMemoryServer(Set<String> domains, Set<String> addresses) {
    this.domains = Set.copyOf(domains);
    this.addresses = Set.copyOf(addresses);
  }

  @Override
  public Optional<Value> call(Signature function, List<Value> arguments) {
    List<String> texts = arguments.stream().map(Value::text).toList();
    List<String> entry = texts.subList(0, Math.min(2, texts.size()));
    return switch (function.name()) {
      case "is_local_domain" -> Optional.of(Value.of(domains.contains(texts.get(0))));
      case "is_local_address" -> Optional.of(Value.of(addresses.contains(texts.get(0))));
      case "key_get" -> Optional.of(keys.getOrDefault(entry, Value.EMPTY));
      case "key_exists" -> Optional.of(Value.of(keys.containsKey(entry)));
      case "key_set" -> {
        keys.put(entry, arguments.get(2));
        yield Optional.of(Value.TRUE);
      }
      case "counter_get" -> Optional.of(Value.of(counters.getOrDefault(entry, 0L)));
      case "counter_incr" ->
          Optional.of(Value.of(counters.merge(entry, Coercion.index(arguments.get(2)), Long::sum)));
      default -> Optional.empty();
    };
  }
}
