package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.ServerNames;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows in a test.
 *
 * @param systemNames what {@code system('name')} gives, by name
 * @param metrics what {@code metric('name')} gives, by name
 * @param functions what functions that ask the server answer, by function
 */
public record Given(
    Map<String, Value> systemNames, Map<String, Value> metrics, Map<String, Answers> functions) {
  public Given {
    systemNames = Collections.unmodifiableMap(new LinkedHashMap<>(systemNames));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
  }

  /**
   * The answers of one function.
   *
   * @param byArguments the values by the texts of the arguments, joined by a comma and a space
   * @param otherwise the value for other arguments; null if the function has no answer for them
   */
  public record Answers(Map<String, Value> byArguments, @Nullable Value otherwise) {
    public Answers {
      byArguments = Collections.unmodifiableMap(new LinkedHashMap<>(byArguments));
    }

    private Optional<Value> to(List<Value> arguments) {
      String key = arguments.stream().map(Value::text).collect(Collectors.joining(", "));
      Value value = byArguments.get(key);
      return Optional.ofNullable(value == null ? otherwise : value);
    }
  }

  /** Returns the names of an example server; no metric and no function has a value. */
  static Given example() {
    ServerNames names = ServerNames.example();
    Map<String, Value> systemNames = new LinkedHashMap<>();
    systemNames.put("hostname", Value.of(names.hostname()));
    systemNames.put("node_hostname", Value.of(names.nodeHostname()));
    systemNames.put("domain", Value.of(names.domain()));
    systemNames.put("node_id", Value.of(1));
    systemNames.put("node_role", Value.of(names.nodeRole()));
    return new Given(systemNames, Map.of(), Map.of());
  }

  /** Returns this with everything that another one names replaced. */
  Given with(Given other) {
    return new Given(
        merged(systemNames, other.systemNames),
        merged(metrics, other.metrics),
        merged(functions, other.functions));
  }

  private static <V> Map<String, V> merged(Map<String, V> one, Map<String, V> stronger) {
    Map<String, V> merged = new LinkedHashMap<>(one);
    merged.putAll(stronger);
    return merged;
  }

  /** Returns an environment with these values and no connection. */
  Environment environment() {
    return Environment.builder()
        .systemNames(systemNames)
        .metrics(metrics)
        .serverFunctions(this::answer)
        .build();
  }

  private Optional<Value> answer(Signature function, List<Value> arguments) {
    Answers answers = functions.get(function.name());
    return answers == null ? Optional.empty() : answers.to(arguments);
  }
}
