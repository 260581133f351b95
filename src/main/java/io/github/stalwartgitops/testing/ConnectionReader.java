package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.manifest.YamlValue;
import io.github.stalwartgitops.manifest.YamlValue.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the connections of one test: variables with a value each, or with a list of values, of
 * which every combination is a case.
 */
final class ConnectionReader {
  private final Set<String> allowed;

  /**
   * @param allowed the variables of the fields that the test has expectations for
   */
  ConnectionReader(Set<String> allowed) {
    this.allowed = allowed;
  }

  /** The values of each variable, and where they are. */
  record Dimensions(Map<String, List<Value>> values) {
    /** Returns these with the variables of others replaced. */
    Dimensions with(Dimensions others) {
      Map<String, List<Value>> merged = new LinkedHashMap<>(values);
      merged.putAll(others.values);
      return new Dimensions(merged);
    }

    /** Returns how many combinations there are. */
    long size() {
      long size = 1;
      for (List<Value> one : values.values()) {
        size = Math.min(Integer.MAX_VALUE, size * one.size());
      }
      return size;
    }

    /** Returns every combination, by a name that shows the values that vary. */
    Map<String, Map<String, Value>> combinations() {
      Map<String, Map<String, Value>> combinations = new LinkedHashMap<>();
      combinations.put("", Map.of());
      for (Map.Entry<String, List<Value>> dimension : values.entrySet()) {
        Map<String, Map<String, Value>> more = new LinkedHashMap<>();
        combinations.forEach(
            (name, variables) -> {
              for (Value value : dimension.getValue()) {
                Map<String, Value> extended = new LinkedHashMap<>(variables);
                extended.put(dimension.getKey(), value);
                String shown = dimension.getKey() + "=" + shown(dimension.getKey(), value);
                String longer = name.isEmpty() ? shown : name + ", " + shown;
                more.put(dimension.getValue().size() == 1 ? name : longer, extended);
              }
            });
        combinations = more;
      }
      return combinations;
    }
  }

  private static String shown(String variable, Value value) {
    return variable.equals("is_tls") ? Boolean.toString(value.isTrue()) : value.text();
  }

  /** Returns the values of a mapping; none without one. */
  Dimensions read(@Nullable YamlValue connection, String key) {
    Map<String, List<Value>> values = new LinkedHashMap<>();
    if (connection != null && !connection.isMapping()) {
      connection.fail(key + " expects variables", "For example:\n  connection: {local_port: 25}");
    } else if (connection != null) {
      for (Member member : connection.members().values()) {
        if (!member.name().equals("expect") || !key.equals("a case")) {
          List<Value> all = values(member);
          if (!all.isEmpty()) {
            values.put(member.name(), all);
          }
        }
      }
    }
    return new Dimensions(values);
  }

  private List<Value> values(Member member) {
    String name = member.name();
    if (!allowed.contains(name)) {
      YamlReading.unknown(
          member.key(),
          name + " is not a variable of the fields that this test expects something of",
          name,
          allowed);
      return List.of();
    }
    YamlValue yaml = member.value();
    boolean isMatrix =
        yaml.isList()
            && (!Variables.isList(name) || yaml.items().stream().anyMatch(YamlValue::isList));
    List<Value> values = new ArrayList<>();
    for (YamlValue one : isMatrix ? yaml.items() : List.of(yaml)) {
      value(name, one).ifPresent(values::add);
    }
    if (isMatrix && yaml.items().isEmpty()) {
      yaml.fail(name + " has no value", "Remove it, or write a value.");
    }
    return values;
  }

  private static Optional<Value> value(String name, YamlValue yaml) {
    if (Variables.isList(name)) {
      return YamlReading.value(yaml)
          .map(
              value ->
                  value instanceof Value.ArrayValue ? value : new Value.ArrayValue(List.of(value)));
    }
    if (yaml.isList()) {
      yaml.fail(name + " is not a list", null);
      return Optional.empty();
    }
    Optional<Value> value = YamlReading.value(yaml);
    if (value.isEmpty()) {
      return value;
    }
    String text = value.get().text();
    Optional<String> complaint = SampleConnection.complaint(name, text);
    boolean isNumber = value.get() instanceof Value.IntegerValue;
    if (complaint.isEmpty() && Variables.isNumber(name) && !isNumber) {
      complaint = Optional.of(name + " is a number, not \"" + text + "\"");
    }
    if (complaint.isPresent()) {
      yaml.fail(complaint.get(), null);
      return Optional.empty();
    }
    if (name.equals("is_tls")) {
      return Optional.of(Value.of(text.equals("true") || text.equals("1")));
    }
    return Variables.isNumber(name) ? value : Optional.of(Value.of(text));
  }
}
