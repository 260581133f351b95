package io.github.stalwartgitops.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An expression that a server would accept, ready to be evaluated on many threads at once. */
public final class CompiledExpression {
  private final Expression source;
  private final Program otherwise;

  /** Two for each rule: its {@code if} and its {@code then}. */
  private final Program[] rules;

  private final int depth;

  /** A machine that no thread uses, so that an evaluation makes no garbage. */
  private final AtomicReference<@Nullable Machine> idle = new AtomicReference<>();

  /** The last result of {@code else}, and of each rule; most give the same value again. */
  private final @Nullable Evaluation[] last;

  private CompiledExpression(Expression source, Program otherwise, Program[] rules) {
    this.source = source;
    this.otherwise = otherwise;
    this.rules = rules;
    int most = otherwise.depth();
    for (Program rule : rules) {
      most = Math.max(most, rule.depth());
    }
    depth = most;
    last = new Evaluation[rules.length / 2 + 1];
  }

  /**
   * Compiles an expression for a field. The texts are compiled in the server's order: it looks for
   * empty blocks first, then compiles {@code else}, then rule by rule.
   *
   * @param expression the texts
   * @param scope the names that the field allows
   */
  public static Compilation compile(Expression expression, Scope scope) {
    List<ExpressionError> errors = new ArrayList<>(0);
    List<Rule> match = expression.match();
    for (int rule = 0; rule < match.size(); rule++) {
      refuseEmpty(Part.ifOf(rule), match.get(rule).ifText(), errors);
      refuseEmpty(Part.thenOf(rule), match.get(rule).thenText(), errors);
    }
    Parser parser = new Parser(scope);
    Program otherwise = parse(Part.ELSE, expression.elseText(), parser, errors);
    Program[] rules = new Program[match.size() * 2];
    for (int rule = 0; rule < match.size(); rule++) {
      rules[2 * rule] = parse(Part.ifOf(rule), match.get(rule).ifText(), parser, errors);
      rules[2 * rule + 1] = parse(Part.thenOf(rule), match.get(rule).thenText(), parser, errors);
    }
    return errors.isEmpty()
        ? new Compilation(new CompiledExpression(expression, otherwise, rules), List.of())
        : new Compilation(null, errors);
  }

  private static void refuseEmpty(Part part, String text, List<ExpressionError> errors) {
    if (text.isEmpty()) {
      errors.add(new ExpressionError(part, ExpressionError.Kind.EMPTY_BLOCK, List.of(), 0, 0));
    }
  }

  /** Returns the program, an empty one where there is an error. */
  private static Program parse(
      Part part, String text, Parser parser, List<ExpressionError> errors) {
    try {
      return parser.parse(text);
    } catch (SyntaxException e) {
      errors.add(e.in(part));
      return Program.NOTHING;
    }
  }

  /** Returns the value for a connection. */
  public Evaluation evaluate(Environment environment) {
    Machine machine = machine();
    machine.begin(environment, Long.MAX_VALUE);
    Evaluation evaluation = run(machine, null);
    machine.end();
    idle.set(machine);
    return evaluation;
  }

  private Machine machine() {
    Machine machine = idle.getAndSet(null);
    return machine == null ? new Machine(depth, null) : machine;
  }

  /**
   * Returns the value for a connection and takes what that costs from a budget; an evaluation that
   * the budget does not cover fails.
   */
  public Evaluation evaluate(Environment environment, WorkBudget budget) {
    Machine machine = machine();
    machine.begin(environment, budget.left());
    Evaluation evaluation = run(machine, null);
    int conditions = evaluation.rule() < 0 ? rules.length / 2 : evaluation.rule() + 1;
    budget.spend(machine.work() + conditions + 1);
    machine.end();
    idle.set(machine);
    return evaluation;
  }

  /** Returns the value for a connection, with everything that led to it. */
  public Trace trace(Environment environment) {
    Tracer tracer = new Tracer();
    for (Part part : partNames()) {
      tracer.expect(program(part), part);
    }
    Machine machine = new Machine(depth, tracer);
    machine.begin(environment, Long.MAX_VALUE);
    return tracer.trace(run(machine, tracer));
  }

  private Evaluation run(Machine machine, @Nullable Tracer tracer) {
    int rule = -1;
    try {
      rule = matchingRule(machine);
      Value value = machine.run(rule < 0 ? otherwise : rules[2 * rule + 1]);
      return result(value == null && rules.length > 0 ? Value.EMPTY : value, rule);
    } catch (EvaluationFailed e) {
      if (tracer != null) {
        tracer.failed(machine.program(), e);
      }
      return new Evaluation(null, rule);
    }
  }

  @SuppressWarnings("ReferenceEquality") // a value that is equal but another object is rare
  private Evaluation result(@Nullable Value value, int rule) {
    // Threads may overwrite each other's result here; each is immutable and right by itself.
    Evaluation before = last[rule + 1];
    if (before != null && before.value() == value) {
      return before;
    }
    Evaluation result = new Evaluation(value, rule);
    last[rule + 1] = result;
    return result;
  }

  /** Returns the first rule whose condition is true, or -1. */
  private int matchingRule(Machine machine) {
    for (int i = 0; i < rules.length; i += 2) {
      Value condition = machine.run(rules[i]);
      if (condition != null && condition.isTrue()) {
        return i / 2;
      }
    }
    return -1;
  }

  /** Returns the texts in the order of the server: {@code else}, then those of each rule. */
  public List<ParsedPart> parts() {
    List<ParsedPart> parts = new ArrayList<>();
    for (Part part : partNames()) {
      parts.add(program(part).part(part, text(part)));
    }
    return parts;
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
