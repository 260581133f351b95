package io.github.stalwartgitops.manifest;

import java.util.Map;

/**
 * The values that {@code ${env:NAME}} and {@code ${name}} in a manifest stand for.
 *
 * @param environment by {@code NAME}, the variables of the environment
 * @param variables by {@code name}, the variables given by the user
 */
public record Substitution(Map<String, String> environment, Map<String, String> variables) {
  public Substitution {
    environment = Map.copyOf(environment);
    variables = Map.copyOf(variables);
  }

  /** No values at all. */
  public static Substitution none() {
    return new Substitution(Map.of(), Map.of());
  }
}
