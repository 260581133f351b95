package io.github.stalwartgitops.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the texts of a field in the server's order. */
final class Compiler {
  private final Scope scope;
  private final List<ExpressionError> errors = new ArrayList<>(0);

  Compiler(Scope scope) {
    this.scope = scope;
  }

  Compilation compile(Expression expression) {
    List<Rule> match = expression.match();
    for (int rule = 0; rule < match.size(); rule++) {
      checkPresent(Part.ifOf(rule), match.get(rule).ifText());
      checkPresent(Part.thenOf(rule), match.get(rule).thenText());
    }
    Program otherwise = parse(Part.ELSE, expression.elseText());
    List<Program> rules = new ArrayList<>(match.size() * 2);
    for (int rule = 0; rule < match.size(); rule++) {
      add(rules, parse(Part.ifOf(rule), match.get(rule).ifText()));
      add(rules, parse(Part.thenOf(rule), match.get(rule).thenText()));
    }
    return otherwise == null || !errors.isEmpty()
        ? new Compilation(null, errors)
        : new Compilation(new CompiledExpression(expression, otherwise, rules), List.of());
  }

  private void checkPresent(Part part, String text) {
    if (text.isEmpty()) {
      errors.add(new ExpressionError(part, ExpressionError.Kind.EMPTY_BLOCK, List.of(), 0, 0));
    }
  }

  private static void add(List<Program> programs, @Nullable Program program) {
    if (program != null) {
      programs.add(program);
    }
  }

  private @Nullable Program parse(Part part, String text) {
    try {
      return Parser.parse(text, scope);
    } catch (SyntaxException e) {
      errors.add(e.in(part));
      return null;
    }
  }
}
