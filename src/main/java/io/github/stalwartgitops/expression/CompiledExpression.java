package io.github.stalwartgitops.expression;

import java.util.List;

/** An expression that a server would accept, ready to be evaluated on many threads at once. */
public final class CompiledExpression {
  private final List<ParsedPart> parts;

  private CompiledExpression(List<ParsedPart> parts) {
    this.parts = parts;
  }

  /** Compiles an expression for a field. */
  public static Compilation compile(Expression expression, Scope scope) {
    return new Compilation(new CompiledExpression(List.of()), List.of());
  }

  /** The value for a connection. */
  public Evaluation evaluate(Environment environment) {
    return new Evaluation(null, -1);
  }

  /** The value for a connection, with everything that led to it. */
  public Trace trace(Environment environment) {
    return new Trace(evaluate(environment), List.of(), null);
  }

  /** The texts in the server's reading order: {@code else}, then each rule's. */
  public List<ParsedPart> parts() {
    return parts;
  }

  /** The functions that an evaluation may call and that are not pure, each once. */
  public List<Signature> impureFunctions() {
    return List.of();
  }
}
