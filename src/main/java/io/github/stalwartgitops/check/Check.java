package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what a manifest declares before any of it is sent: whether it compiles, and the lints. */
public final class Check {
  private final Catalog catalog;
  private final boolean trustServer;

  /**
   * @param catalog the fields and the names that they may use
   * @param trustServer whether names that the catalog lacks are warnings, for a newer server to
   *     judge, instead of errors
   */
  public Check(Catalog catalog, boolean trustServer) {
    this.catalog = catalog;
    this.trustServer = trustServer;
  }

  /** Returns all problems of a manifest, field by field, given what is known of the server. */
  public List<Problem> problems(Manifest manifest, ServerFacts facts) {
    return compile(manifest).problems(facts);
  }

  /** Compiles every text of a manifest: the part of the check that needs no server. */
  public CompiledManifest compile(Manifest manifest) {
    return new CompiledManifest(
        new IgnoredNames().problems(manifest),
        manifest.declarations().values().stream().map(this::compile).toList());
  }

  private CompiledManifest.Field compile(Declaration declaration) {
    PartCompiler compiler = new PartCompiler(catalog, trustServer);
    Scope scope = scope(declaration);
    List<ParsedPart> parts = new ArrayList<>();
    for (Map.Entry<Part, SourceText> text : declaration.texts().entrySet()) {
      compiler.compile(declaration, text.getKey(), text.getValue(), scope).ifPresent(parts::add);
    }
    parts.sort(Comparator.comparingInt(Check::orderOfEvaluation));
    CheckedField field =
        new CheckedField(
            declaration,
            scope,
            parts,
            whole(declaration, scope),
            ServerFacts.unknown(),
            new Evaluator(scope));
    return new CompiledManifest.Field(field, compiler.problems());
  }

  private Scope scope(Declaration declaration) {
    return catalog
        .field(declaration.name())
        .map(Field::scope)
        .orElseGet(() -> new Scope(Language.variables(), null));
  }

  private static Optional<CompiledExpression> whole(Declaration declaration, Scope scope) {
    return Optional.ofNullable(
        CompiledExpression.compile(declaration.expression(), scope).compiled());
  }

  private static int orderOfEvaluation(ParsedPart parsed) {
    Part part = parsed.part();
    return switch (part.kind()) {
      case IF -> 2 * part.rule();
      case THEN -> 2 * part.rule() + 1;
      case ELSE -> Integer.MAX_VALUE;
    };
  }
}
