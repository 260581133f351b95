package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.StringLiterals;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What to say of names that the language, or the field, does not know. */
final class NameSentences {
  private static final int MOST_LISTED = 25;

  private static final Map<String, String> WORD_OPERATORS =
      Map.of(
          "and",
          "&&",
          "or",
          "||",
          "not",
          "!",
          "xor",
          "^",
          "eq",
          "==",
          "ne",
          "!=",
          "is",
          "==",
          "in",
          "contains([…], …)");

  private NameSentences() {}

  static Sentence unknown(CompileFailure fault) {
    String name = fault.shown();
    if (fault.nextIsForeign()) {
      return new Sentence(
          "names have no letters beyond a to z", "Text needs quotes, such as 'grüße'.");
    }
    String operator = WORD_OPERATORS.get(name.toLowerCase(Locale.ROOT));
    if (operator != null) {
      return new Sentence(
          name + " is no operator of this language", "Write " + operator + " instead.");
    }
    return fault.follower() == '(' ? function(name) : variable(fault, name);
  }

  static Sentence variableElsewhere(CompileFailure fault) {
    String name = fault.shown();
    return new Sentence(
        name + " is a variable, but not of this field",
        Wrapped.of(hereAre(fault.scope()) + owners(fault, name)));
  }

  static Sentence constantElsewhere(CompileFailure fault) {
    Set<String> constants = fault.scope().constants();
    Collection<String> allowed = constants == null ? Language.constants() : constants;
    return new Sentence(
        fault.shown() + " is a constant, but not of this field",
        Wrapped.of("Here: " + String.join(", ", allowed) + "."));
  }

  static Sentence systemName(CompileFailure fault) {
    return named("system", fault.shown(), Language.systemNames());
  }

  static Sentence metricName(CompileFailure fault) {
    return named("metric", fault.shown(), Language.metrics());
  }

  /** Every name that may stand alone in a field. */
  static Set<String> known(Scope scope) {
    Set<String> names = new TreeSet<>(scope.variables());
    names.addAll(Optional.ofNullable(scope.constants()).orElseGet(NameSentences::allConstants));
    names.add("true");
    names.add("false");
    return names;
  }

  static boolean isWordOperator(String text) {
    return java.util.Arrays.stream(text.split(" ", -1))
        .anyMatch(word -> Set.of("and", "or", "not").contains(word));
  }

  private static Set<String> allConstants() {
    return Set.copyOf(Language.constants());
  }

  private static Sentence function(String name) {
    if (Language.specialFunctions().contains(name)) {
      return new Sentence(
          "a blank between " + name + " and its parenthesis hides the function",
          "Write " + name + "('…' without it.");
    }
    Set<String> functions = new TreeSet<>(Language.functions().keySet());
    functions.addAll(Language.specialFunctions());
    return new Sentence(
        name + " is not a function of this language",
        didYouMean(name, functions)
            .orElse("Variables take no parentheses; functions are such as starts_with, matches."));
  }

  private static Sentence variable(CompileFailure fault, String name) {
    String message = name + " is not a variable of this field";
    Optional<String> near = didYouMean(name, known(fault.scope()));
    if (near.isPresent()) {
      return new Sentence(message, Wrapped.of(near.get() + " " + hereAre(fault.scope())));
    }
    if (Language.functions().containsKey(name) || Language.specialFunctions().contains(name)) {
      return new Sentence(
          name + " is a function and needs its parentheses", "Write " + name + "(…).");
    }
    String quoted =
        StringLiterals.quote(name).map(text -> " For text write " + text + ".").orElse("");
    return new Sentence(message, Wrapped.of(hereAre(fault.scope()) + quoted));
  }

  private static Sentence named(String function, String shown, Collection<String> known) {
    String all = known.size() > MOST_LISTED ? "" : "Here: " + String.join(", ", known) + ".";
    String near = didYouMean(shown.replaceAll("['\"]", ""), known).orElse("");
    String hint = (near + " " + all).strip();
    return new Sentence(
        function + "('…') does not know " + shown,
        Wrapped.of(hint.isEmpty() ? "The server's documentation lists the names." : hint));
  }

  private static Optional<String> didYouMean(String name, Collection<String> known) {
    return Suggestion.nearest(name, known).map(near -> "Did you mean " + near + "?");
  }

  private static String hereAre(Scope scope) {
    List<String> names = new ArrayList<>(scope.variables());
    if (scope.constants() != null) {
      names.addAll(scope.constants());
    }
    return names.size() > MOST_LISTED ? "" : "Here: " + String.join(", ", names) + ".";
  }

  private static String owners(CompileFailure fault, String variable) {
    List<String> owners =
        fault.catalog().objects().values().stream()
            .filter(object -> knows(object, variable))
            .map(ObjectType::name)
            .toList();
    return owners.isEmpty()
        ? " No field of Stalwart " + fault.catalog().version() + " knows it."
        : " It is known in " + String.join(", ", owners) + ".";
  }

  private static boolean knows(ObjectType object, String variable) {
    return object.fields().values().stream()
        .map(Field::scope)
        .anyMatch(scope -> scope.variables().contains(variable));
  }
}
