package io.github.stalwartgitops.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The cases that were recorded on a running server. */
public final class RecordedCases {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a field of the connect stage allows. */
  public static final Scope CONNECT =
      new Scope(
          Set.of(
              "listener",
              "remote_ip",
              "remote_port",
              "local_ip",
              "local_port",
              "protocol",
              "is_tls",
              "asn",
              "country"),
          null);

  private RecordedCases() {}

  /** The expressions of a file that the server accepted. */
  public static List<Expression> accepted(String file) {
    return read(file).stream()
        .filter(recorded -> !recorded.recorded().has("error"))
        .map(RecordedCase::expression)
        .toList();
  }

  static List<RecordedCase> read(String file) {
    List<RecordedCase> cases = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode recorded = JSON.readTree(line);
        cases.add(
            new RecordedCase(file + ":" + (cases.size() + 1), expression(recorded), recorded));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  /** The three connections that the results belong to. */
  public static List<Environment> connections() {
    try (InputStream in = resource("connections.json")) {
      List<Environment> connections = new ArrayList<>();
      JSON.readTree(in).forEach(connection -> connections.add(environment(connection)));
      return connections;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Expression expression(JsonNode recorded) {
    if (recorded.has("expr")) {
      return Expression.of(recorded.get("expr").textValue());
    }
    JsonNode field = recorded.get("field");
    List<Rule> rules = new ArrayList<>();
    field
        .path("match")
        .forEach(rule -> rules.add(new Rule(rule.path("if").asText(), rule.path("then").asText())));
    return new Expression(rules, field.path("else").asText());
  }

  private static Environment environment(JsonNode connection) {
    Environment.Builder builder = Environment.builder();
    connection
        .properties()
        .forEach(
            variable -> {
              JsonNode value = variable.getValue();
              if (value.isTextual()) {
                builder.variable(variable.getKey(), value.textValue());
              } else {
                builder.variable(
                    variable.getKey(),
                    value.isBoolean() ? (value.booleanValue() ? 1 : 0) : value.longValue());
              }
            });
    return builder
        .systemName("hostname", Value.of("mx.example.org"))
        .systemName("node_hostname", Value.of("mx.example.org"))
        .systemName("domain", Value.of("localhost.local"))
        .build();
  }

  private static InputStream resource(String file) {
    return Objects.requireNonNull(
        RecordedCases.class.getResourceAsStream("/expressions/" + file), file);
  }
}
