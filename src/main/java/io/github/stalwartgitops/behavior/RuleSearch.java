package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches for connections that take the rules of one expression. Each result is evaluated, but
 * this is a search and no proof: a connection that exists may be missed.
 */
final class RuleSearch {
  /** Stands for {@code else}, which takes what no rule takes. */
  static final int ELSE = -1;

  private static final int UNKNOWN = -2;

  /** How many connections a search tries that begins at one of them. */
  private static final int MOST_TRIES = 16;

  /** How many conditions all searches may evaluate; a long list of rules costs that much each. */
  private static final long MOST_WORK = 2_000_000;

  private final CompiledExpression expression;
  private final List<ParsedPart> conditions;
  private final ServerNames names;
  private long work;

  /** A connection that takes a rule, and how it differs from the one that the search began at. */
  record Found(SampleConnection start, Map<String, String> changes) {
    SampleConnection connection() {
      return start.with(changes);
    }
  }

  RuleSearch(CompiledExpression expression, ServerNames names) {
    this.expression = expression;
    this.conditions =
        expression.parts().stream().filter(part -> part.part().kind() == Part.Kind.IF).toList();
    this.names = names;
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

  /** Returns the rule that a connection takes; none of them where that is not known. */
  int rule(SampleConnection connection) {
    if (work > MOST_WORK) {
      return UNKNOWN;
    }
    Evaluation evaluation = expression.evaluate(connection.on(names));
    work += evaluation.rule() < 0 ? conditions.size() : evaluation.rule() + 1;
    return evaluation.value() == null ? UNKNOWN : evaluation.rule();
  }

  /** Searches for a connection that takes a rule; the search begins at each of these in turn. */
  Optional<Found> taking(int rule, List<SampleConnection> starts) {
    Node condition = rule == ELSE ? null : conditions.get(rule).root();
    Set<Map<String, String>> wishes =
        condition == null ? Set.of(Map.of()) : ConditionSolver.holding(condition);
    for (Map<String, String> wish : wishes) {
      for (SampleConnection start : starts) {
        if (rule(start.with(wish)) == rule) {
          return Optional.of(new Found(start, wish));
        }
      }
    }
    for (Map<String, String> wish : wishes) {
      for (SampleConnection start : starts) {
        Optional<Found> found = new Search(rule, start, wish.keySet()).from(wish);
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
    private final SampleConnection start;
    private final Set<String> fixed;
    private final Set<SampleConnection> tried = new HashSet<>();

    /**
     * @param fixed the variables that the rule itself decides
     */
    Search(int rule, SampleConnection start, Set<String> fixed) {
      this.rule = rule;
      this.start = start;
      this.fixed = fixed;
    }

    /**
     * Where an earlier rule takes the connection instead, its condition is made to fail, if that
     * leaves the fixed variables alone. Then the next earlier rule may take it, and so on.
     */
    Optional<Found> from(Map<String, String> changes) {
      SampleConnection connection = start.with(changes);
      if (tried.size() == MOST_TRIES || !tried.add(connection)) {
        return Optional.empty();
      }
      int taken = rule(connection);
      if (taken == rule) {
        return Optional.of(new Found(start, changes));
      }
      boolean isEarlier = taken >= 0 && (rule == ELSE || taken < rule);
      Node inTheWay = isEarlier ? conditions.get(taken).root() : null;
      if (inTheWay == null) {
        return Optional.empty();
      }
      for (Map<String, String> escape : ConditionSolver.failing(inTheWay)) {
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
