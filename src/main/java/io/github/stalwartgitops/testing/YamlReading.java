package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.manifest.YamlValue;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads values of the language from YAML; anything else is reported. */
final class YamlReading {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern FLOAT = Pattern.compile("[+-]?(\\d+\\.\\d*|\\.\\d+)");

  private YamlReading() {}

  /**
   * Returns a value: without quotes true, false and numbers are numbers, everything else is a text;
   * a list is an array.
   */
  static Optional<Value> value(YamlValue yaml) {
    if (yaml.isList()) {
      List<Value> elements = new ArrayList<>();
      for (YamlValue item : yaml.items()) {
        Optional<Value> element = value(item);
        if (element.isEmpty()) {
          return Optional.empty();
        }
        elements.add(element.get());
      }
      return Optional.of(new Value.ArrayValue(elements));
    }
    if (!yaml.isScalar() || yaml.isNull()) {
      yaml.fail("a text, a number, true or false is expected here", "The empty text is \"\".");
      return Optional.empty();
    }
    return yaml.text().map(text -> yaml.isPlain() ? plain(text) : Value.of(text));
  }

  private static Value plain(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Value.of(text.equals("true"));
    }
    if (INTEGER.matcher(text).matches()) {
      return Value.of(Long.parseLong(text));
    }
    return FLOAT.matcher(text).matches()
        ? new Value.FloatValue(Double.parseDouble(text))
        : Value.of(text);
  }

  /** Returns an expected value. */
  static Optional<ExpectedValue> expected(YamlValue yaml) {
    if (yaml.isList()) {
      List<ExpectedValue> elements = new ArrayList<>();
      for (YamlValue item : yaml.items()) {
        Optional<ExpectedValue> element = expected(item);
        if (element.isEmpty()) {
          return Optional.empty();
        }
        elements.add(element.get());
      }
      return Optional.of(new ExpectedValue.Elements(elements));
    }
    if (!yaml.isScalar() || yaml.isNull()) {
      yaml.fail(
          "a value is expected here",
          "Write \"text\", a number, true, false or [a, b]; fallback: true is for a value that the"
              + " server replaces by its default, error: … for an evaluation that fails.");
      return Optional.empty();
    }
    return yaml.text()
        .map(text -> yaml.isPlain() ? ExpectedValue.ofPlain(text) : new ExpectedValue.Text(text));
  }

  /** Returns the text of a scalar; anything else is reported. */
  static Optional<String> text(YamlValue yaml, String key) {
    if (!yaml.isScalar() || yaml.isNull()) {
      yaml.fail(key + " expects a text", null);
      return Optional.empty();
    }
    return yaml.text();
  }

  /** Returns {@code true} or {@code false}; anything else is reported. */
  static Optional<Boolean> truth(YamlValue yaml, String key) {
    Optional<String> text =
        yaml.isPlain()
            ? yaml.text().filter(it -> it.equals("true") || it.equals("false"))
            : Optional.empty();
    if (text.isEmpty()) {
      yaml.fail(key + " expects true or false", null);
    }
    return text.map(Boolean::valueOf);
  }

  /** Reports an unknown name with the nearest known one. */
  static void unknown(YamlValue key, String message, String name, Collection<String> known) {
    key.fail(
        message,
        Suggestion.nearest(name, known)
            .map(nearest -> "Did you mean " + nearest + "?")
            .orElse(known.size() > 20 ? null : "Here: " + String.join(", ", known) + "."));
  }
}
