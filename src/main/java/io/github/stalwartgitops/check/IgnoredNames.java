package io.github.stalwartgitops.check;

import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for names in {@code ignore} that no lint has. */
final class IgnoredNames {
  private static final List<String> NAMES = Arrays.stream(Lint.values()).map(Lint::id).toList();

  private final Set<String> told = new HashSet<>();

  /** One problem for each such name of each file, at the first field that it would apply to. */
  List<Problem> problems(Manifest manifest) {
    return manifest.declarations().values().stream().flatMap(this::problems).toList();
  }

  private Stream<Problem> problems(Declaration declaration) {
    return declaration.ignore().stream()
        .filter(name -> Lint.named(name).isEmpty())
        .filter(name -> told.add(declaration.place().file() + "\n" + name))
        .map(name -> problem(declaration, name));
  }

  private static Problem problem(Declaration declaration, String name) {
    String near =
        Suggestion.nearest(name, NAMES).map(lint -> "Did you mean " + lint + "? ").orElse("");
    return new Problem(
        Severity.WARNING,
        declaration.place(),
        "ignore names " + CompileFailure.cut(name) + ", which is no lint",
        null,
        near + "The names stand in [ ] behind each warning.",
        null);
  }
}
