package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks what a manifest declares before any of it is sent: whether it compiles, and the lints. */
public final class Check {
  private static final List<String> LINTS = Arrays.stream(Lint.values()).map(Lint::id).toList();

  private final Catalog catalog;
  private final boolean trustServer;

  /**
   * @param catalog the fields and the names that they may use
   * @param trustServer whether names that are missing in the catalog are warnings, for a newer
   *     server to judge, instead of errors
   */
  public Check(Catalog catalog, boolean trustServer) {
    this.catalog = catalog;
    this.trustServer = trustServer;
  }

  /** Returns all problems of a manifest, field by field, given what is known of the server. */
  public List<Problem> problems(Manifest manifest, ServerFacts facts) {
    return compile(manifest.declarations().values()).problems(facts);
  }

  /** Compiles every text of some declarations: the part of the check that needs no server. */
  public CompiledManifest compile(Collection<Declaration> declarations) {
    return new CompiledManifest(
        unknownLints(declarations),
        declarations.stream()
            .map(declaration -> new FieldCompiler(catalog, trustServer, declaration).compile())
            .toList());
  }

  /** Returns a problem for each name in {@code ignore} that is not a lint, once a file. */
  private static List<Problem> unknownLints(Collection<Declaration> declarations) {
    List<Problem> problems = new ArrayList<>();
    Set<String> reported = new HashSet<>();
    for (Declaration declaration : declarations) {
      for (String name : declaration.ignore()) {
        if (!LINTS.contains(name) && reported.add(declaration.place().file() + "\n" + name)) {
          problems.add(unknownLint(declaration, name));
        }
      }
    }
    return problems;
  }

  private static Problem unknownLint(Declaration declaration, String name) {
    String near =
        Suggestion.nearest(name, LINTS).map(lint -> "Did you mean " + lint + "? ").orElse("");
    return new Problem(
        Severity.WARNING,
        declaration.place(),
        "ignore names " + CompileFailure.cut(name) + ", which is not a lint",
        null,
        near + "Warnings show the name of their lint in [ ].",
        null);
  }
}
