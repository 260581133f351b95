package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.Compilation;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.ExpressionError;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the texts of a field. Where the field as a whole does not compile or is not complete,
 * its texts are compiled one by one, so that each reports its own error.
 */
final class FieldCompiler {
  private static final int MAX_TRUSTED_NAMES = 50;

  private final Catalog catalog;
  private final boolean trustServer;
  private final Declaration declaration;
  private final Scope scope;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param trustServer whether unknown names are warnings, for a newer server to judge
   */
  FieldCompiler(Catalog catalog, boolean trustServer, Declaration declaration) {
    this.catalog = catalog;
    this.trustServer = trustServer;
    this.declaration = declaration;
    this.scope =
        catalog
            .field(declaration.name())
            .map(Field::scope)
            .orElseGet(() -> new Scope(Language.variables(), null, catalog.server().language()));
  }

  /** Returns the field with everything in it that compiles, and the problems of the rest. */
  CompiledManifest.Field compile() {
    CompiledExpression whole =
        declaration.complete()
            ? CompiledExpression.compile(declaration.expression(), scope).compiled()
            : null;
    List<ParsedPart> parts = new ArrayList<>();
    if (whole != null) {
      parts.addAll(whole.parts());
      parts.removeIf(part -> !declaration.texts().containsKey(part.part()));
    } else {
      declaration.texts().forEach((part, text) -> compile(part, text).ifPresent(parts::add));
    }
    parts.sort(Comparator.comparingInt(FieldCompiler::orderOfEvaluation));
    CheckedField field =
        new CheckedField(
            declaration,
            scope,
            parts,
            Optional.ofNullable(whole),
            ServerFacts.unknown(),
            catalog.server(),
            new BoundedEvaluator(scope));
    return new CompiledManifest.Field(field, List.copyOf(problems));
  }

  private static int orderOfEvaluation(ParsedPart parsed) {
    Part part = parsed.part();
    return switch (part.kind()) {
      case IF -> 2 * part.rule();
      case THEN -> 2 * part.rule() + 1;
      case ELSE -> Integer.MAX_VALUE;
    };
  }

  private Optional<ParsedPart> compile(Part part, SourceText text) {
    Compilation compilation = compile(text.text());
    CompiledExpression compiled = compilation.compiled();
    if (compiled != null) {
      return compiled.parts().stream().findFirst().map(parsed -> relabelled(parsed, part));
    }
    CompileFailure failure = failure(part, text, compilation);
    if (trustServer && isUnknownName(failure)) {
      trust(failure);
    } else {
      problems.add(CompileErrors.problem(failure, Severity.ERROR));
    }
    return Optional.empty();
  }

  /**
   * Replaces unknown names by global variables of the same length and compiles again, because
   * errors after them are errors on every server.
   */
  private void trust(CompileFailure first) {
    StringBuilder text = new StringBuilder(first.text());
    CompileFailure failure = first;
    for (int i = 0; i < MAX_TRUSTED_NAMES && isUnknownName(failure); i++) {
      problems.add(CompileErrors.problem(failure, Severity.WARNING));
      ExpressionError error = failure.error();
      if (error.length() < 2) {
        return;
      }
      text.setCharAt(startOfName(text, error), '$');
      Compilation next = compile(text.toString());
      if (next.compiled() != null) {
        return;
      }
      failure = failure(error.part(), first.source(), next);
    }
    if (!isArgumentCount(failure)) {
      problems.add(CompileErrors.problem(failure, Severity.ERROR));
    }
  }

  /** Returns where an unknown name begins; in system('…') and metric('…') the whole call. */
  private static int startOfName(StringBuilder text, ExpressionError error) {
    if (error.kind() != ExpressionError.Kind.UNKNOWN_SYSTEM_NAME
        && error.kind() != ExpressionError.Kind.UNKNOWN_METRIC) {
      return error.offset();
    }
    return Math.max(
        text.lastIndexOf("system", error.offset()), text.lastIndexOf("metric", error.offset()));
  }

  private static boolean isUnknownName(CompileFailure failure) {
    return switch (failure.error().kind()) {
      case UNKNOWN_NAME,
          VARIABLE_NOT_ALLOWED,
          CONSTANT_NOT_ALLOWED,
          UNKNOWN_SYSTEM_NAME,
          UNKNOWN_METRIC ->
          true;
      default -> false;
    };
  }

  private static boolean isArgumentCount(CompileFailure failure) {
    return switch (failure.error().kind()) {
      case WRONG_ARGUMENT_COUNT,
          MATCHES_ARGUMENT_COUNT,
          LITERAL_ARGUMENT_COUNT,
          ARRAY_ELEMENT_COUNT ->
          true;
      default -> false;
    };
  }

  private CompileFailure failure(Part part, SourceText text, Compilation compilation) {
    ExpressionError error = compilation.errors().get(0).in(part);
    return new CompileFailure(error, text, declaration.name(), scope, catalog);
  }

  private Compilation compile(String text) {
    return CompiledExpression.compile(Expression.of(text), scope);
  }

  private static ParsedPart relabelled(ParsedPart parsed, Part part) {
    return new ParsedPart(
        part, parsed.text(), parsed.root(), parsed.dropped(), parsed.quirks(), parsed.type());
  }
}
