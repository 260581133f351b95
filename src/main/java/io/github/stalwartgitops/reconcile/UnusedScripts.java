package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the scripts that nothing declares and nothing names, for {@code --prune-scripts}. In doubt
 * a script stays: where a field computes the name of a script, all of them do.
 */
final class UnusedScripts {
  /** The field that names a script, in every object that has one. */
  static final String FIELD = "script";

  private static final Pattern CONSTANT = Pattern.compile("\\s*('[^'\\\\]*'|false|true|\\d+)\\s*");

  private UnusedScripts() {}

  /**
   * Returns the scripts to remove; a warning if a computed name keeps all of them.
   *
   * @param settings what the server will store, with all {@code script} fields and all scripts
   * @param declared the names of declared scripts
   */
  static Result<List<ScriptDiff>> of(Settings settings, Set<String> declared) {
    Set<String> computed = new LinkedHashSet<>();
    List<String> texts = new ArrayList<>();
    settings
        .expressions()
        .forEach(
            (name, expression) -> {
              if (name.field().equals(FIELD)) {
                values(expression).forEach(texts::add);
                if (!values(expression).allMatch(CONSTANT.asMatchPredicate())) {
                  computed.add(name.toString());
                }
              }
            });
    List<ScriptDiff> removed = new ArrayList<>();
    for (Map.Entry<String, SieveScript> script : settings.scripts().entrySet()) {
      String name = script.getKey();
      boolean isNamed =
          declared.contains(name)
              || texts.stream().anyMatch(text -> text.contains(name))
              || isIncluded(name, settings);
      if (!isNamed) {
        removed.add(new ScriptDiff(name, script.getValue(), SieveScript.NONE, null));
      }
    }
    if (computed.isEmpty() || removed.isEmpty()) {
      return Result.of(removed);
    }
    return Result.of(
        List.of(),
        List.of(
            Problem.warning(
                "no script is pruned: "
                    + String.join(", ", computed)
                    + " computes the name of a script",
                "Not declared are "
                    + removed.stream().map(ScriptDiff::name).collect(Collectors.joining(", "))
                    + ". Remove on the server what is not needed.")));
  }

  private static Stream<String> values(Expression expression) {
    return Stream.concat(
        expression.match().stream().map(Rule::thenText), Stream.of(expression.elseText()));
  }

  /** A script may include another one by its name (RFC 6609). */
  private static boolean isIncluded(String name, Settings settings) {
    return settings.scripts().entrySet().stream()
        .anyMatch(
            it -> !it.getKey().equals(name) && it.getValue().contents().contains('"' + name + '"'));
  }
}
