package io.github.stalwartgitops.expression;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression is evaluated against: a connection and the server around it. Immutable. */
public final class Environment {
  private final Map<String, Value> variables;
  private final Map<String, Value> systemNames;
  private final Map<String, Value> metrics;
  private final ServerFunctions serverFunctions;

  private Environment(Builder builder) {
    variables = new HashMap<>(builder.variables);
    systemNames = new HashMap<>(builder.systemNames);
    metrics = Map.copyOf(builder.metrics);
    serverFunctions = builder.serverFunctions;
  }

  /** An environment in which nothing is known yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with everything known here. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.variables.putAll(variables);
    builder.systemNames.putAll(systemNames);
    builder.metrics = metrics;
    builder.serverFunctions = serverFunctions;
    return builder;
  }

  /** A variable's value; the empty string where it is not set. */
  public Value variable(String name) {
    return orEmpty(variables.get(name));
  }

  Value systemName(String name) {
    return orEmpty(systemNames.get(name));
  }

  /** A metric's value; 0 where it is not set, since nothing is counted here. */
  Value metric(String name) {
    return metrics.getOrDefault(name, Value.FALSE);
  }

  ServerFunctions serverFunctions() {
    return serverFunctions;
  }

  private static Value orEmpty(@Nullable Value value) {
    return value == null ? Value.EMPTY : value;
  }

  /** Collects what is known. */
  public static final class Builder {
    private final Map<String, Value> variables = new HashMap<>();
    private final Map<String, Value> systemNames = new HashMap<>();
    private Map<String, Value> metrics = Map.of();
    private ServerFunctions serverFunctions = ServerFunctions.unanswered();

    private Builder() {}

    /** Sets a variable such as {@code local_port}. */
    public Builder variable(String name, Value value) {
      variables.put(name, value);
      return this;
    }

    /** Sets several variables. */
    public Builder variables(Map<String, Value> values) {
      variables.putAll(values);
      return this;
    }

    /** Sets a variable to a string. */
    public Builder variable(String name, String text) {
      return variable(name, Value.of(text));
    }

    /** Sets a variable to an integer; truth values are 1 and 0. */
    public Builder variable(String name, long number) {
      return variable(name, Value.of(number));
    }

    /** Sets what {@code system('name')} gives, one of {@link Language#systemNames()}. */
    public Builder systemName(String name, Value value) {
      systemNames.put(name, value);
      return this;
    }

    /** Sets several of the names that {@code system('name')} gives. */
    public Builder systemNames(Map<String, Value> values) {
      systemNames.putAll(values);
      return this;
    }

    /** Sets what {@code metric('name')} gives, by name. */
    public Builder metrics(Map<String, Value> values) {
      metrics = Map.copyOf(values);
      return this;
    }

    /** Sets what answers the functions that ask the server; without it, they have no answer. */
    public Builder serverFunctions(ServerFunctions functions) {
      serverFunctions = functions;
      return this;
    }

    /** The environment as collected so far. */
    public Environment build() {
      return new Environment(this);
    }
  }
}
