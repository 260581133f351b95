package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.expression.Compilation;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.ExpressionError;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the texts of a field one by one, so that each tells its fault, whatever is wrong in the
 * others.
 */
final class PartCompiler {
  private static final int MOST_TRUSTED_NAMES = 50;

  private final Catalog catalog;
  private final boolean trustServer;
  private final List<Problem> problems = new ArrayList<>();

  PartCompiler(Catalog catalog, boolean trustServer) {
    this.catalog = catalog;
    this.trustServer = trustServer;
  }

  /** What is wrong in the texts compiled so far. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The text as its part of the field; empty once a fault has been told. */
  Optional<ParsedPart> compile(Declaration declaration, Part part, SourceText text, Scope scope) {
    Compilation compilation = compile(text.text(), scope);
    CompiledExpression compiled = compilation.compiled();
    if (compiled != null) {
      return compiled.parts().stream().findFirst().map(parsed -> relabelled(parsed, part));
    }
    CompileFailure fault =
        new CompileFailure(in(part, compilation), text, declaration.name(), scope, catalog);
    if (trustServer && isUnknownName(fault)) {
      trust(fault);
    } else {
      problems.add(CompileErrors.problem(fault, Severity.ERROR));
    }
    return Optional.empty();
  }

  /**
   * Takes unknown names for globals of the same length and goes on, because what is wrong behind
   * them is wrong for every server.
   */
  private void trust(CompileFailure first) {
    StringBuilder text = new StringBuilder(first.text());
    CompileFailure fault = first;
    for (int i = 0; i < MOST_TRUSTED_NAMES && isUnknownName(fault); i++) {
      problems.add(CompileErrors.problem(fault, Severity.WARNING));
      ExpressionError error = fault.error();
      if (error.length() < 2) {
        return;
      }
      text.setCharAt(startOfName(text, error), '$');
      Compilation next = compile(text.toString(), first.scope());
      if (next.compiled() != null) {
        return;
      }
      fault =
          new CompileFailure(
              in(error.part(), next), first.source(), first.field(), first.scope(), catalog);
    }
    if (!isArgumentCount(fault)) {
      problems.add(CompileErrors.problem(fault, Severity.ERROR));
    }
  }

  /** Where the unknown name begins; that of system('…') and metric('…') with the function. */
  private static int startOfName(StringBuilder text, ExpressionError error) {
    if (error.kind() != ExpressionError.Kind.UNKNOWN_SYSTEM_NAME
        && error.kind() != ExpressionError.Kind.UNKNOWN_METRIC) {
      return error.offset();
    }
    return Math.max(
        text.lastIndexOf("system", error.offset()), text.lastIndexOf("metric", error.offset()));
  }

  private static boolean isUnknownName(CompileFailure fault) {
    return switch (fault.error().kind()) {
      case UNKNOWN_NAME,
          VARIABLE_NOT_ALLOWED,
          CONSTANT_NOT_ALLOWED,
          UNKNOWN_SYSTEM_NAME,
          UNKNOWN_METRIC ->
          true;
      default -> false;
    };
  }

  private static boolean isArgumentCount(CompileFailure fault) {
    return switch (fault.error().kind()) {
      case WRONG_ARGUMENT_COUNT,
          MATCHES_ARGUMENT_COUNT,
          LITERAL_ARGUMENT_COUNT,
          ARRAY_ELEMENT_COUNT ->
          true;
      default -> false;
    };
  }

  private static Compilation compile(String text, Scope scope) {
    return CompiledExpression.compile(Expression.of(text), scope);
  }

  private static ExpressionError in(Part part, Compilation compilation) {
    return compilation.errors().get(0).in(part);
  }

  private static ParsedPart relabelled(ParsedPart parsed, Part part) {
    return new ParsedPart(
        part, parsed.text(), parsed.root(), parsed.dropped(), parsed.quirks(), parsed.type());
  }
}
