package io.github.stalwartgitops.expression;

import java.util.List;

/** An expression that a server would accept, ready to be evaluated on many threads at once. */
public final class CompiledExpression {
  private final Program otherwise;
  private final Program[] rules;
  private final int depth;

  private CompiledExpression(Program otherwise, Program[] rules) {
    this.otherwise = otherwise;
    this.rules = rules;
    int deepest = otherwise.depth();
    for (Program program : rules) {
      deepest = Math.max(deepest, program.depth());
    }
    depth = deepest;
  }

  /**
   * Compiles an expression for a field.
   *
   * @param expression the texts
   * @param scope the names that the field allows
   */
  public static Compilation compile(Expression expression, Scope scope) {
    return new Compiler(scope).compile(expression);
  }

  static CompiledExpression of(Program otherwise, List<Program> rules) {
    return new CompiledExpression(otherwise, rules.toArray(new Program[0]));
  }

  /** The value for a connection. */
  public Evaluation evaluate(Environment environment) {
    Machine machine = new Machine(environment, depth, null);
    int rule = -1;
    try {
      rule = taken(machine);
      Value value = machine.run(rule < 0 ? otherwise : rules[2 * rule + 1]);
      return new Evaluation(value == null && rules.length > 0 ? Value.EMPTY : value, rule);
    } catch (EvaluationFailed e) {
      return new Evaluation(null, rule);
    }
  }

  /** The first rule that holds, or -1. */
  private int taken(Machine machine) {
    for (int i = 0; i < rules.length; i += 2) {
      Value condition = machine.run(rules[i]);
      if (condition != null && Values.isTrue(condition)) {
        return i / 2;
      }
    }
    return -1;
  }

  /** The value for a connection, with everything that led to it. */
  public Trace trace(Environment environment) {
    return new Trace(evaluate(environment), List.of(), null);
  }

  /** The texts in the server's reading order: {@code else}, then each rule's. */
  public List<ParsedPart> parts() {
    return List.of();
  }

  /** The functions that an evaluation may call and that are not pure, each once. */
  public List<Signature> impureFunctions() {
    return List.of();
  }
}
