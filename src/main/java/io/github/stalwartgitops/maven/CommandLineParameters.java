package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@code -Dstalwart.NAME} win over {@code <NAME>} in the pom. Maven itself lets the pom win,
 * and it turns a misspelled {@code -Dstalwart.dryRun=ture} into false, so every parameter that the
 * command line gives is set here a second time. A parameter has the name of its field.
 */
final class CommandLineParameters {
  private static final String PREFIX = "stalwart.";
  private static final String VARIABLE = PREFIX + "var.";

  /** Lists whose entries may contain commas. */
  private static final Set<String> SEMICOLON_SEPARATED = Set.of("connections", "listeners");

  private final Properties userProperties;
  private final Map<String, String> values = new LinkedHashMap<>();

  CommandLineParameters(Properties userProperties) {
    this.userProperties = userProperties;
  }

  /** Returns whether the command line gives a parameter. */
  boolean contains(String name) {
    return userProperties.containsKey(PREFIX + name)
        || (name.equals("variables")
            && userProperties.stringPropertyNames().stream()
                .anyMatch(it -> it.startsWith(VARIABLE)));
  }

  /** Returns the value of a parameter, {@code true} for a flag; empty if it has none. */
  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Sets the parameters of a goal that the command line gives, and checks those of the pom. */
  void setIn(StalwartMojo goal, Problems problems) {
    for (Class<?> type = goal.getClass();
        StalwartMojo.class.isAssignableFrom(type);
        type = Objects.requireNonNull(type.getSuperclass())) {
      for (Field field : type.getDeclaredFields()) {
        try {
          field.setAccessible(true);
          set(field, goal, problems);
          remember(field.getName(), field.get(goal));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void set(Field field, StalwartMojo goal, Problems problems)
      throws IllegalAccessException {
    String name = field.getName();
    String given = userProperties.getProperty(PREFIX + name);
    if (field.getType() == List.class) {
      field.set(
          goal,
          given == null ? filled((List<?>) field.get(goal), name, problems) : split(name, given));
    } else if (field.getType() == Map.class) {
      field.set(goal, variables((Map<?, ?>) field.get(goal)));
    } else if (given != null && field.getType() == String.class) {
      field.set(goal, given);
    } else if (given != null && field.getType() == boolean.class) {
      if (given.equals("true") || given.equals("false")) {
        field.setBoolean(goal, given.equals("true"));
      } else {
        problems.add(wrong(name, "'" + given + "' is neither true nor false"));
      }
    }
  }

  private void remember(String name, @Nullable Object value) {
    if (value instanceof String text) {
      values.put(name, text);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      values.put(name, String.valueOf(list.get(0)));
    } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      values.put(name, map.toString());
    } else if (Boolean.TRUE.equals(value)) {
      values.put(name, "true");
    }
  }

  private static List<String> split(String name, String given) {
    String separator = SEMICOLON_SEPARATED.contains(name) ? ";" : ",";
    return Stream.of(given.split(separator))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /** Returns the entries of a list in the pom; Maven turns an empty element into null. */
  private static List<String> filled(List<?> configured, String name, Problems problems) {
    List<String> filled =
        configured.stream()
            .filter(Objects::nonNull)
            .map(Object::toString)
            .filter(entry -> !entry.isBlank())
            .toList();
    if (filled.size() < configured.size()) {
      problems.add(
          Problem.error(
              PREFIX + name + ": an entry of the list in the pom is empty", "Fill or delete it."));
    }
    return filled;
  }

  private Map<String, String> variables(Map<?, ?> configured) {
    Map<String, String> variables = new LinkedHashMap<>();
    configured.forEach(
        (name, value) -> variables.put(String.valueOf(name), Objects.toString(value, "")));
    for (String name : userProperties.stringPropertyNames()) {
      if (name.startsWith(VARIABLE)) {
        variables.put(name.substring(VARIABLE.length()), userProperties.getProperty(name));
      }
    }
    return variables;
  }

  /** Returns the problem that a parameter has a wrong value. */
  static Problem wrong(String name, String reason) {
    return Problem.error(
        PREFIX + name + ": " + reason,
        "Correct -D" + PREFIX + name + ", or <" + name + "> in the pom.");
  }
}
