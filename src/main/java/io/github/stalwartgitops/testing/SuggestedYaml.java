package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.expression.Value;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a suggested test. */
final class SuggestedYaml {
  private SuggestedYaml() {}

  /** Returns a test that expects what a field gives now, as an item of {@code tests:}. */
  static String of(
      TestedField field, String name, Map<String, Value> connection, ActualResult got) {
    String variables =
        connection.entrySet().stream()
            .map(variable -> variable.getKey() + ": " + scalar(variable.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    String rule = got.rule() < 0 ? "else" : Integer.toString(got.rule() + 1);
    String value =
        got.value() instanceof Value.IntegerValue && field.givesTruth(got.rule())
            ? Boolean.toString(got.value().isTrue())
            : scalar(got.value());
    String expected =
        got.failure() == null
            ? "value: " + value + ", rule: " + rule
            : "error: " + scalar(Value.of(got.failure()));
    return """
          - name: %s
            connection: %s
            expect:
              %s: {%s}
        """
        .formatted(
            scalar(Value.of(field.name().field() + ": " + name)),
            variables,
            field.name(),
            expected);
  }

  private static String scalar(@Nullable Value value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Value.ArrayValue array) {
      return array.elements().stream()
          .map(SuggestedYaml::scalar)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Value.StringValue string ? quoted(string.text()) : value.text();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (c < ' ' || c == 0x7f) {
                out.append(String.format("\\x%02x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }
}
