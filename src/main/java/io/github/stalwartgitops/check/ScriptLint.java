package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds names of scripts that the server does not have, where a server was asked. */
final class ScriptLint implements FieldLint {
  private static final String FIELD = "script";

  @Override
  public Stream<Finding> findings(CheckedField field) {
    Optional<Set<String>> scripts = field.facts().scripts();
    return scripts.isPresent() && field.declaration().name().field().equals(FIELD)
        ? field.values().flatMap(part -> finding(field, part, scripts.get()).stream())
        : Stream.of();
  }

  private static Optional<Finding> finding(
      CheckedField field, ParsedPart part, Set<String> scripts) {
    Node root = part.root();
    if (root == null) {
      return Optional.empty();
    }
    return new ConstantNodes(part, field.evaluator())
        .value(root)
        .filter(Value.StringValue.class::isInstance)
        .map(value -> ((Value.StringValue) value).text())
        .filter(name -> !name.isEmpty() && !scripts.contains(name))
        .map(
            name ->
                new Finding(
                    Lint.SCRIPT_UNKNOWN,
                    part.part(),
                    root.span(),
                    "the server has no system Sieve script " + CompileFailure.cut(name),
                    hint(name, scripts)));
  }

  private static String hint(String name, Set<String> scripts) {
    return Suggestion.nearest(name, scripts)
        .map(near -> "Did you mean " + near + "? The server skips a script that does not exist.")
        .orElse("The server skips a script that does not exist. " + Lint.SCRIPT_UNKNOWN.hint());
  }
}
