package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connection and what it must get.
 *
 * @param test the name of the test
 * @param variant what distinguishes it from the other cases of the test, such as {@code
 *     local_port=465}; empty if there are none
 * @param located where the test is
 * @param given what the server knows
 * @param variables the variables that the test names
 * @param expectations what is expected, a field each
 */
public record TestCase(
    String test,
    String variant,
    Located located,
    Given given,
    Map<String, Value> variables,
    List<Expectation> expectations) {
  public TestCase {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    expectations = List.copyOf(expectations);
  }

  /** Returns the name of the test with the variant. */
  public String name() {
    return variant.isEmpty() ? test : test + " [" + variant + "]";
  }

  /** Returns what the fields of an object are evaluated against. */
  Environment environment(String object) {
    return given.environment().toBuilder()
        .variables(Variables.defaults(object))
        .variables(variables)
        .build();
  }
}
