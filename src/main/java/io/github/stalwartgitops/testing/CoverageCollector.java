package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.behavior.Operand;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what the cases of a field cover. */
final class CoverageCollector {
  /**
   * How many conditions are evaluated once more for their operands; a long field costs them all.
   */
  private static final long MAX_TRACED = 5_000_000;

  private final TestedField field;
  private final Map<Part, String> texts = new HashMap<>();
  private final List<Operand> operands = new ArrayList<>();
  private final long[] taken;
  private final Set<Operand> decided = new HashSet<>();
  private final IdentityHashMap<Node, Operand> open = new IdentityHashMap<>();
  private long evaluated;
  private long traced;

  CoverageCollector(TestedField field) {
    this.field = field;
    this.taken = new long[field.expression().match().size() + 1];
    for (ParsedPart part : field.parts()) {
      texts.put(part.part(), part.text());
      for (Operand operand : Operand.in(part)) {
        operands.add(operand);
        open.put(operand.node(), operand);
      }
    }
    operands.sort(
        Comparator.comparingInt(
            operand -> operand.part().rule() < 0 ? Integer.MAX_VALUE : operand.part().rule()));
  }

  /** Counts one case. A failed evaluation covers nothing. */
  void add(ActualResult got, Environment environment) {
    evaluated++;
    if (got.failure() != null) {
      return;
    }
    taken[got.rule() < 0 ? taken.length - 1 : got.rule()]++;
    if (mayDecideMore(got.rule()) && traced < MAX_TRACED) {
      traced += got.rule() < 0 ? taken.length : got.rule() + 1;
      for (Trace.Step step : field.compiled().trace(environment).steps()) {
        Operand operand = open.get(step.node());
        if (operand != null && operand.decides(step.value())) {
          decided.add(operand);
          open.remove(step.node());
        }
      }
    }
  }

  /** Returns whether an operand that has not decided yet is in a text that was evaluated. */
  private boolean mayDecideMore(int rule) {
    return open.values().stream()
        .map(Operand::part)
        .anyMatch(
            part ->
                part.kind() == Part.Kind.IF
                    ? rule < 0 || part.rule() <= rule
                    : part.rule() == rule);
  }

  FieldCoverage coverage() {
    List<FieldCoverage.RuleCoverage> rules = new ArrayList<>();
    long later = 0;
    for (long count : taken) {
      later += count;
    }
    for (int rule = 0; rule < taken.length; rule++) {
      boolean isElse = rule == taken.length - 1;
      later -= taken[rule];
      int number = isElse ? -1 : rule;
      rules.add(
          new FieldCoverage.RuleCoverage(
              number,
              texts.getOrDefault(isElse ? Part.ELSE : Part.ifOf(rule), ""),
              field.place(number),
              taken[rule],
              later));
    }
    return new FieldCoverage(
        field.name(), evaluated > 0, rules, operands.stream().map(this::coverage).toList());
  }

  private FieldCoverage.OperandCoverage coverage(Operand operand) {
    String text = operand.node().span().of(texts.getOrDefault(operand.part(), "")).strip();
    return new FieldCoverage.OperandCoverage(operand.part(), text, decided.contains(operand));
  }

  /** Returns the operands that have not decided. */
  List<Operand> undecided() {
    return operands.stream().filter(operand -> !decided.contains(operand)).toList();
  }
}
