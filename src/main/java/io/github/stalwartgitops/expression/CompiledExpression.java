package io.github.stalwartgitops.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression that a server would accept, ready to be evaluated on many threads at once. */
public final class CompiledExpression {
  private final Expression source;
  private final Program otherwise;

  /** Two for each rule: its {@code if} and its {@code then}. */
  private final Program[] rules;

  private final int depth;

  CompiledExpression(Expression source, Program otherwise, List<Program> rules) {
    this.source = source;
    this.otherwise = otherwise;
    this.rules = rules.toArray(new Program[0]);
    depth = Math.max(otherwise.depth(), rules.stream().mapToInt(Program::depth).max().orElse(0));
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

  /** The value for a connection. */
  public Evaluation evaluate(Environment environment) {
    return run(new Machine(environment, depth, Long.MAX_VALUE, null), null);
  }

  /**
   * Returns the value for a connection and takes what that costs from a budget; an evaluation that
   * the budget does not cover fails.
   */
  public Evaluation evaluate(Environment environment, WorkBudget budget) {
    Machine machine = new Machine(environment, depth, budget.left(), null);
    Evaluation evaluation = run(machine, null);
    int conditions = evaluation.rule() < 0 ? rules.length / 2 : evaluation.rule() + 1;
    budget.spend(machine.work() + conditions + 1);
    return evaluation;
  }

  /** The value for a connection, with everything that led to it. */
  public Trace trace(Environment environment) {
    Tracer tracer = new Tracer();
    for (Part part : partNames()) {
      tracer.expect(program(part), part);
    }
    return tracer.trace(run(new Machine(environment, depth, Long.MAX_VALUE, tracer), tracer));
  }

  private Evaluation run(Machine machine, @Nullable Tracer tracer) {
    int rule = -1;
    try {
      rule = taken(machine);
      Value value = machine.run(rule < 0 ? otherwise : rules[2 * rule + 1]);
      return new Evaluation(value == null && rules.length > 0 ? Value.EMPTY : value, rule);
    } catch (EvaluationFailed e) {
      if (tracer != null) {
        tracer.failed(machine.program(), e);
      }
      return new Evaluation(null, rule);
    }
  }

  /** The first rule that holds, or -1. */
  private int taken(Machine machine) {
    for (int i = 0; i < rules.length; i += 2) {
      Value condition = machine.run(rules[i]);
      if (condition != null && condition.isTrue()) {
        return i / 2;
      }
    }
    return -1;
  }

  /** The texts in the server's reading order: {@code else}, then each rule's. */
  public List<ParsedPart> parts() {
    return partNames().stream()
        .map(part -> NodeBuilder.part(part, text(part), program(part)))
        .toList();
  }

  private List<Part> partNames() {
    List<Part> parts = new ArrayList<>(rules.length + 1);
    parts.add(Part.ELSE);
    for (int rule = 0; rule < rules.length / 2; rule++) {
      parts.add(Part.ifOf(rule));
      parts.add(Part.thenOf(rule));
    }
    return parts;
  }

  private Program program(Part part) {
    return switch (part.kind()) {
      case ELSE -> otherwise;
      case IF -> rules[2 * part.rule()];
      case THEN -> rules[2 * part.rule() + 1];
    };
  }

  private String text(Part part) {
    return switch (part.kind()) {
      case ELSE -> source.elseText();
      case IF -> source.match().get(part.rule()).ifText();
      case THEN -> source.match().get(part.rule()).thenText();
    };
  }
}
