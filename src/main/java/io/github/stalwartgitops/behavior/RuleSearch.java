package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Searches for connections that take the rules of one expression. Each result is evaluated, but
 * this is a search, not a proof: a connection that exists may be missed.
 */
public final class RuleSearch {
  /** Stands for {@code else}, which takes what no rule takes. */
  public static final int ELSE = -1;

  private static final int UNKNOWN = -2;

  /** How many connections a search from one start tries. */
  private static final int MAX_TRIES = 16;

  /** How many conditions all searches together may evaluate; a long list of rules has many. */
  private static final long MAX_WORK = 2_000_000;

  private final CompiledExpression expression;
  private final List<ParsedPart> conditions;
  private final Map<Part, ParsedPart> parts = new HashMap<>();
  private final Function<SampleConnection, Environment> server;
  private final ConditionSolver solver;
  private long work;

  /** A connection that takes a rule, and how it differs from the start of the search. */
  public record Found(SampleConnection start, Map<String, String> changes) {
    /** Returns the connection. */
    public SampleConnection connection() {
      return start.with(changes);
    }
  }

  RuleSearch(CompiledExpression expression, Function<SampleConnection, Environment> server) {
    this(expression, server, new ConditionSolver());
  }

  /**
   * @param server what a connection is evaluated against
   */
  public RuleSearch(
      CompiledExpression expression,
      Function<SampleConnection, Environment> server,
      ConditionSolver solver) {
    this.expression = expression;
    this.server = server;
    this.solver = solver;
    expression.parts().forEach(part -> parts.put(part.part(), part));
    this.conditions =
        parts.values().stream()
            .filter(part -> part.part().kind() == Part.Kind.IF)
            .sorted(Comparator.comparingInt(part -> part.part().rule()))
            .toList();
  }

  /** Returns the condition of each rule. */
  List<ParsedPart> conditions() {
    return conditions;
  }

  /** Returns every rule, and {@link #ELSE}. */
  Set<Integer> rules() {
    Set<Integer> rules = new LinkedHashSet<>();
    conditions.forEach(condition -> rules.add(condition.part().rule()));
    rules.add(ELSE);
    return rules;
  }

  /** Returns the rule that a connection takes, or {@code UNKNOWN}. */
  int rule(SampleConnection connection) {
    if (work > MAX_WORK) {
      return UNKNOWN;
    }
    Evaluation evaluation = expression.evaluate(server.apply(connection));
    work += evaluation.rule() < 0 ? conditions.size() : evaluation.rule() + 1;
    return evaluation.value() == null ? UNKNOWN : evaluation.rule();
  }

  /** Searches for a connection that takes a rule, from each of the starts in turn. */
  public Optional<Found> taking(int rule, List<SampleConnection> starts) {
    return search(starts, holding(rule), rule, connection -> rule(connection) == rule);
  }

  /** Searches for a connection for which an operand decides. */
  public Optional<Found> deciding(Operand operand, List<SampleConnection> starts) {
    ParsedPart part = parts.get(operand.part());
    if (part == null || part.root() == null) {
      return Optional.empty();
    }
    boolean isCondition = operand.part().kind() == Part.Kind.IF;
    int rule = operand.part().rule();
    Set<Map<String, String>> wishes = solver.deciding(operand, part.root());
    if (!isCondition) {
      wishes = ConditionSolver.both(holding(rule), wishes);
    }
    return search(starts, wishes, rule, connection -> decides(operand, connection));
  }

  private Set<Map<String, String>> holding(int rule) {
    Node condition = rule == ELSE ? null : conditions.get(rule).root();
    return condition == null ? Set.of(Map.of()) : solver.holding(condition);
  }

  private boolean decides(Operand operand, SampleConnection connection) {
    if (rule(connection) == UNKNOWN && work > MAX_WORK) {
      return false;
    }
    return expression.trace(server.apply(connection)).steps().stream()
        .anyMatch(step -> step.node() == operand.node() && operand.decides(step.value()));
  }

  /**
   * Tries each wish at each start as it is, then again with changes that make earlier rules fail if
   * they take the connection before the rule that is searched for.
   */
  private Optional<Found> search(
      List<SampleConnection> starts,
      Set<Map<String, String>> wishes,
      int rule,
      Predicate<SampleConnection> goal) {
    for (Map<String, String> wish : wishes) {
      for (SampleConnection start : starts) {
        if (goal.test(start.with(wish))) {
          return Optional.of(new Found(start, wish));
        }
      }
    }
    for (Map<String, String> wish : wishes) {
      for (SampleConnection start : starts) {
        Optional<Found> found = new Search(rule, goal, start, wish.keySet()).from(wish);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** One search, depth first, from one connection. */
  private final class Search {
    private final int rule;
    private final Predicate<SampleConnection> goal;
    private final SampleConnection start;
    private final Set<String> fixed;
    private final Set<SampleConnection> tried = new HashSet<>();

    /**
     * @param rule the rule that has to be taken, or whose condition has to be evaluated
     * @param fixed the variables that the goal itself needs
     */
    Search(int rule, Predicate<SampleConnection> goal, SampleConnection start, Set<String> fixed) {
      this.rule = rule;
      this.goal = goal;
      this.start = start;
      this.fixed = fixed;
    }

    /**
     * Where an earlier rule takes the connection instead, its condition is made to fail, if that
     * leaves the fixed variables alone. Then the next earlier rule may take it, and so on.
     */
    Optional<Found> from(Map<String, String> changes) {
      SampleConnection connection = start.with(changes);
      if (tried.size() == MAX_TRIES || !tried.add(connection)) {
        return Optional.empty();
      }
      if (goal.test(connection)) {
        return Optional.of(new Found(start, changes));
      }
      int taken = rule(connection);
      boolean isEarlier = taken >= 0 && (rule == ELSE || taken < rule);
      Node earlierCondition = isEarlier ? conditions.get(taken).root() : null;
      if (earlierCondition == null) {
        return Optional.empty();
      }
      for (Map<String, String> escape : solver.failing(earlierCondition)) {
        if (Collections.disjoint(escape.keySet(), fixed)) {
          Map<String, String> moved = new LinkedHashMap<>(changes);
          moved.putAll(escape);
          Optional<Found> found = from(moved);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    }
  }
}
