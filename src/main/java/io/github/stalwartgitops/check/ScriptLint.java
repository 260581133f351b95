package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds names of scripts that the server does not run, where a server was asked: it has no such
 * script, or an inactive one.
 */
final class ScriptLint implements FieldLint {
  private static final String FIELD = "script";

  @Override
  public Stream<Finding> findings(CheckedField field) {
    Optional<Map<String, Boolean>> scripts = field.facts().scripts();
    return scripts.isPresent() && field.declaration().name().field().equals(FIELD)
        ? field.values().flatMap(part -> finding(field, part, scripts.get()).stream())
        : Stream.of();
  }

  private static Optional<Finding> finding(
      CheckedField field, ParsedPart part, Map<String, Boolean> scripts) {
    Node root = part.root();
    if (root == null) {
      return Optional.empty();
    }
    return new ConstantNodes(part, field.evaluator())
        .value(root)
        .filter(Value.StringValue.class::isInstance)
        .map(Value::text)
        .filter(name -> !name.isEmpty() && !scripts.getOrDefault(name, false))
        .map(
            name ->
                scripts.containsKey(name)
                    ? inactive(part, root, name)
                    : unknown(part, root, name, scripts));
  }

  private static Finding inactive(ParsedPart part, Node root, String name) {
    return new Finding(
        Lint.SCRIPT_INACTIVE,
        part.part(),
        root.span(),
        "the system Sieve script " + CompileFailure.cut(name) + " is inactive, so it does not run");
  }

  private static Finding unknown(
      ParsedPart part, Node root, String name, Map<String, Boolean> scripts) {
    String skipped = "The server skips a script that does not exist.";
    String hint =
        Suggestion.nearest(name, scripts.keySet())
            .map(near -> "Did you mean " + near + "? " + skipped)
            .orElse(skipped + " " + Lint.SCRIPT_UNKNOWN.hint());
    return new Finding(
        Lint.SCRIPT_UNKNOWN,
        part.part(),
        root.span(),
        "the server has no system Sieve script " + CompileFailure.cut(name),
        hint);
  }
}
