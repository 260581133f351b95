package io.github.stalwartgitops.manifest;

import java.util.Map;

/**
 * The values of {@code ${env:NAME}} and {@code ${name}} in manifests.
 *
 * @param environment the environment variables, by {@code NAME}
 * @param variables the variables given by the user, by {@code name}
 */
public record Substitution(Map<String, String> environment, Map<String, String> variables) {
  public Substitution {
    environment = Map.copyOf(environment);
    variables = Map.copyOf(variables);
  }

  /** Returns a substitution without values. */
  public static Substitution none() {
    return new Substitution(Map.of(), Map.of());
  }
}
