package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.LanguageVersion;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.manifest.YamlValue;
import io.github.stalwartgitops.manifest.YamlValue.Member;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code given}: names of the server, metrics, and answers of functions. */
final class GivenReader {
  private static final String METRICS = "metrics";

  /** The key for all other arguments of a function. */
  private static final String OTHERWISE = "else";

  /** Functions that only answer true or false, so that a list of arguments is enough. */
  private static final Set<String> TRUTHS =
      Set.of("is_local_domain", "is_local_address", "key_exists");

  private static final Set<String> FUNCTIONS = functions();
  private static final Set<String> SYSTEM_NAMES = systemNames();

  private final Map<String, Value> systemNames = new LinkedHashMap<>();
  private final Map<String, Value> metrics = new LinkedHashMap<>();
  private final Map<String, Given.Answers> functions = new LinkedHashMap<>();

  /** Returns what a mapping gives; nothing without one. */
  Given read(@Nullable Member given) {
    if (given != null && !given.value().isMapping()) {
      given
          .value()
          .fail("given expects a mapping", "For example:\n  given: {hostname: mx.example.org}");
    } else if (given != null) {
      given.value().members().values().forEach(this::readMember);
    }
    return new Given(systemNames, metrics, functions);
  }

  private void readMember(Member member) {
    String name = member.name();
    if (SYSTEM_NAMES.contains(name)) {
      YamlReading.value(member.value()).ifPresent(value -> systemNames.put(name, value));
    } else if (name.equals(METRICS)) {
      member.value().members().values().forEach(this::readMetric);
    } else if (FUNCTIONS.contains(name)) {
      answers(name, member.value()).ifPresent(answers -> functions.put(name, answers));
    } else {
      Set<String> known = new TreeSet<>(FUNCTIONS);
      known.addAll(SYSTEM_NAMES);
      known.add(METRICS);
      YamlReading.unknown(member.key(), "unknown key " + name, name, known);
    }
  }

  private void readMetric(Member member) {
    if (!Language.metrics().contains(member.name())) {
      YamlReading.unknown(
          member.key(), member.name() + " is not a metric", member.name(), Language.metrics());
      return;
    }
    YamlReading.value(member.value()).ifPresent(value -> metrics.put(member.name(), value));
  }

  private static Optional<Given.Answers> answers(String function, YamlValue yaml) {
    Map<String, Value> byArguments = new LinkedHashMap<>();
    if (yaml.isMapping()) {
      Value otherwise = null;
      for (Member answer : yaml.members().values()) {
        Optional<Value> value = YamlReading.value(answer.value());
        if (answer.name().equals(OTHERWISE)) {
          otherwise = value.orElse(null);
        } else {
          value.ifPresent(it -> byArguments.put(answer.name(), it));
        }
      }
      return Optional.of(new Given.Answers(byArguments, otherwise));
    }
    if (yaml.isList() && TRUTHS.contains(function)) {
      for (YamlValue item : yaml.items()) {
        YamlReading.text(item, function).ifPresent(text -> byArguments.put(text, Value.TRUE));
      }
      return Optional.of(new Given.Answers(byArguments, Value.FALSE));
    }
    return YamlReading.value(yaml).map(value -> new Given.Answers(Map.of(), value));
  }

  private static Set<String> systemNames() {
    Set<String> names = new TreeSet<>();
    for (LanguageVersion version : LanguageVersion.values()) {
      names.addAll(Language.systemNames(version));
    }
    return names;
  }

  private static Set<String> functions() {
    Set<String> functions = new TreeSet<>();
    Language.functions()
        .forEach(
            (name, signature) -> {
              if (signature.kind() != Signature.Kind.PURE) {
                functions.add(name);
              }
            });
    return functions;
  }
}
