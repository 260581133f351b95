package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.regex.InvalidRegexException;
import io.github.stalwartgitops.expression.regex.Regex;
import io.github.stalwartgitops.manifest.YamlValue;
import io.github.stalwartgitops.manifest.YamlValue.Member;
import io.github.stalwartgitops.testing.Expectation.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code expect}: what fields must give. */
final class ExpectationReader {
  private static final List<String> KEYS =
      List.of("value", "startsWith", "contains", "matches", "rule", "fallback", "error");
  private static final Pattern RULE = Pattern.compile("[1-9]\\d{0,5}");

  private final Catalog catalog;

  ExpectationReader(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Returns the expectations of a mapping from fields; none without one. */
  List<Expectation> read(@Nullable Member expect) {
    List<Expectation> expectations = new ArrayList<>();
    if (expect != null && !expect.value().isMapping()) {
      expect
          .value()
          .fail("expect expects fields", "For example:\n  expect: {MtaStageConnect.script: false}");
    } else if (expect != null) {
      for (Member member : expect.value().members().values()) {
        field(member).map(field -> expectation(field, member)).ifPresent(expectations::add);
      }
    }
    return expectations;
  }

  private Optional<FieldName> field(Member member) {
    String name = member.name();
    int dot = name.indexOf('.');
    FieldName field = new FieldName(name.substring(0, Math.max(0, dot)), name.substring(dot + 1));
    if (catalog.field(field).isPresent()) {
      return Optional.of(field);
    }
    Set<String> known = new TreeSet<>();
    catalog
        .objects()
        .values()
        .forEach(object -> object.fields().values().forEach(it -> known.add(it.name().toString())));
    YamlReading.unknown(
        member.key(), name + " is not an expression field (OBJECT.FIELD)", name, known);
    return Optional.empty();
  }

  private static Expectation expectation(FieldName field, Member member) {
    YamlValue yaml = member.value();
    List<Check> checks = new ArrayList<>();
    if (yaml.isMapping()) {
      Map<String, Member> members = yaml.members(KEYS);
      members.values().forEach(key -> check(field, key).ifPresent(checks::add));
      if (members.isEmpty()) {
        yaml.fail("this expects nothing", "Write one of " + String.join(", ", KEYS) + ".");
      }
    } else {
      YamlReading.expected(yaml).map(Expectation.IsValue::new).ifPresent(checks::add);
    }
    YamlValue key = member.key();
    return new Expectation(field, new Located(key.place(), key.sourceLine()), checks);
  }

  private static Optional<? extends Check> check(FieldName field, Member member) {
    YamlValue yaml = member.value();
    String key = member.name();
    return switch (key) {
      case "value" -> YamlReading.expected(yaml).map(Expectation.IsValue::new);
      case "startsWith" -> YamlReading.text(yaml, key).map(Expectation.StartsWith::new);
      case "contains" -> YamlReading.text(yaml, key).map(Expectation.Contains::new);
      case "matches" -> YamlReading.text(yaml, key).flatMap(pattern -> matches(pattern, yaml));
      case "rule" -> rule(yaml);
      case "fallback" -> fallback(field, yaml);
      default -> fails(yaml);
    };
  }

  private static Optional<Check> matches(String pattern, YamlValue yaml) {
    try {
      return Optional.of(new Expectation.Matches(Regex.compile(pattern)));
    } catch (InvalidRegexException e) {
      yaml.fail(
          "this regular expression does not compile: " + e.getMessage(),
          "The syntax is that of Rust's regex crate, as in expressions.");
      return Optional.empty();
    }
  }

  private static Optional<Check> rule(YamlValue yaml) {
    String text = yaml.isScalar() ? yaml.text().orElse("") : "";
    if (text.equals("else")) {
      return Optional.of(new Expectation.TakesRule(-1));
    }
    if (RULE.matcher(text).matches()) {
      return Optional.of(new Expectation.TakesRule(Integer.parseInt(text) - 1));
    }
    yaml.fail("rule expects a number from 1 on, or else", null);
    return Optional.empty();
  }

  private static Optional<Check> fallback(FieldName field, YamlValue yaml) {
    if (!field.equals(ConnectStage.GREETING) && !field.equals(ConnectStage.HOSTNAME)) {
      yaml.fail(
          "the server has a default in place of "
              + ConnectStage.GREETING
              + " and "
              + ConnectStage.HOSTNAME
              + " only",
          "Expect the value instead.");
      return Optional.empty();
    }
    return YamlReading.truth(yaml, "fallback").map(Expectation.Fallback::new);
  }

  /** {@code error: true} is any failure, a text a failure with that text in its reason. */
  private static Optional<Check> fails(YamlValue yaml) {
    return YamlReading.text(yaml, "error")
        .map(text -> new Expectation.Fails(yaml.isPlain() && text.equals("true") ? "" : text));
  }
}
