package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.LanguageVersion;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Signature;
import io.github.stalwartgitops.expression.StringLiterals;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The sentences about names that the language, or the field, does not have. */
final class NameSentences {
  private static final int MAX_LISTED = 25;

  private NameSentences() {}

  static Sentence unknown(CompileFailure failure) {
    String name = failure.shown();
    if (failure.isBeforeForeignLetter()) {
      return new Sentence(
          "names consist of ASCII letters only", "Text needs quotes, such as 'grüße'.");
    }
    String operator = operator(name);
    if (operator != null) {
      return new Sentence(name + " is not an operator", "Write " + operator + " instead.");
    }
    Signature newer = Language.functions().get(name);
    if (newer != null && !Language.functions(failure.scope().language()).contains(name)) {
      return later(name, newer.since(), failure);
    }
    return failure.next() == '(' ? function(failure, name) : variable(failure, name);
  }

  /** The operator that other languages write as a word. */
  private static @Nullable String operator(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "and" -> "&&";
      case "or" -> "||";
      case "not" -> "!";
      case "xor" -> "^";
      case "eq", "is" -> "==";
      case "ne" -> "!=";
      case "in" -> "contains([…], …)";
      default -> null;
    };
  }

  static Sentence variableNotAllowed(CompileFailure failure) {
    String name = failure.shown();
    return new Sentence(
        name + " is a variable, but this field does not have it",
        Sentence.wrapped(allowedHere(failure.scope()) + owners(failure, name)));
  }

  static Sentence constantNotAllowed(CompileFailure failure) {
    return new Sentence(
        failure.shown() + " is a constant, but this field does not have it",
        Sentence.wrapped("Allowed here: " + String.join(", ", constants(failure.scope())) + "."));
  }

  /** Returns the sentence for the literal of {@code system('…')}. */
  static Sentence systemName(CompileFailure failure) {
    LanguageVersion language = failure.scope().language();
    String name = failure.shown().replaceAll("['\"]", "");
    for (LanguageVersion version : LanguageVersion.values()) {
      if (Language.systemNames(version).contains(name)) {
        return later("system('" + name + "')", version, failure);
      }
    }
    return literalName("system", failure.shown(), Language.systemNames(language));
  }

  /** Returns the sentence for a name that a later version of the server has. */
  private static Sentence later(String name, LanguageVersion since, CompileFailure failure) {
    return new Sentence(
        name + " does not exist before Stalwart " + since.firstRelease(),
        "This is checked for Stalwart "
            + failure.catalog().server()
            + ". Write it without, or update the server.");
  }

  /** Returns the sentence for the literal of {@code system('…')} or {@code metric('…')}. */
  static Sentence literalName(String function, String shown, Collection<String> known) {
    String all = known.size() > MAX_LISTED ? "" : "Known names: " + String.join(", ", known) + ".";
    String near = didYouMean(shown.replaceAll("['\"]", ""), known).orElse("");
    String hint = (near + " " + all).strip();
    return new Sentence(
        function + "('…') does not know " + shown,
        Sentence.wrapped(hint.isEmpty() ? "The server's documentation lists the names." : hint));
  }

  /** Returns every name that may be used alone in a field. */
  static Set<String> known(Scope scope) {
    Set<String> names = new TreeSet<>(scope.variables());
    names.addAll(constants(scope));
    names.add("true");
    names.add("false");
    return names;
  }

  private static Collection<String> constants(Scope scope) {
    return scope.constants() == null ? Language.constants() : scope.constants();
  }

  private static Sentence function(CompileFailure failure, String name) {
    if (Language.specialFunctions().contains(name)) {
      return new Sentence(
          "a space before its parenthesis hides the function " + name,
          "Write " + name + "('…' without the space.");
    }
    Set<String> functions = new TreeSet<>(Language.functions(failure.scope().language()));
    functions.addAll(Language.specialFunctions());
    return new Sentence(
        name + " is not a function of this language",
        didYouMean(name, functions)
            .orElse("Variables take no parentheses. Functions are starts_with, matches and more."));
  }

  private static Sentence variable(CompileFailure failure, String name) {
    String message = name + " is not a variable of this field";
    Optional<String> near = didYouMean(name, known(failure.scope()));
    if (near.isPresent()) {
      return new Sentence(
          message, Sentence.wrapped(near.get() + " " + allowedHere(failure.scope())));
    }
    if (Language.functions().containsKey(name) || Language.specialFunctions().contains(name)) {
      return new Sentence(
          name + " is a function and needs its parentheses", "Write " + name + "(…).");
    }
    String quoted =
        StringLiterals.quote(name).map(text -> " For text write " + text + ".").orElse("");
    return new Sentence(message, Sentence.wrapped(allowedHere(failure.scope()) + quoted));
  }

  private static Optional<String> didYouMean(String name, Collection<String> known) {
    return Suggestion.nearest(name, known).map(near -> "Did you mean " + near + "?");
  }

  private static String allowedHere(Scope scope) {
    List<String> names = new ArrayList<>(scope.variables());
    if (scope.constants() != null) {
      names.addAll(scope.constants());
    }
    return names.size() > MAX_LISTED ? "" : "Allowed here: " + String.join(", ", names) + ".";
  }

  private static String owners(CompileFailure failure, String variable) {
    List<String> owners =
        failure.catalog().objects().values().stream()
            .filter(object -> hasVariable(object, variable))
            .map(ObjectType::name)
            .toList();
    return owners.isEmpty()
        ? " No field of Stalwart " + failure.catalog().version() + " has it."
        : " Fields of these objects have it: " + String.join(", ", owners) + ".";
  }

  private static boolean hasVariable(ObjectType object, String variable) {
    return object.fields().values().stream()
        .map(Field::scope)
        .anyMatch(scope -> scope.variables().contains(variable));
  }
}
