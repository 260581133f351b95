package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tests cover of one field.
 *
 * @param field the field
 * @param isTested whether any test has an expectation for it
 * @param rules its rules in order, {@code else} last
 * @param operands the operands of {@code &&} and {@code ||} in its texts
 */
public record FieldCoverage(
    FieldName field, boolean isTested, List<RuleCoverage> rules, List<OperandCoverage> operands) {
  public FieldCoverage {
    rules = List.copyOf(rules);
    operands = List.copyOf(operands);
  }

  /**
   * A rule, or {@code else}.
   *
   * @param rule counted from 0; -1 for {@code else}
   * @param text its condition; of {@code else} its value
   * @param place where the text is, or null if no manifest has it
   * @param taken in how many cases it was taken, so that its condition was true
   * @param passed in how many cases its condition was false; 0 for {@code else}
   */
  public record RuleCoverage(
      int rule, String text, @Nullable Place place, long taken, long passed) {
    /** Returns whether a test takes it. */
    public boolean isTaken() {
      return taken > 0;
    }

    /** Returns whether it has a condition that was both true and false. */
    public boolean isTakenAndPassed() {
      return taken > 0 && passed > 0;
    }
  }

  /**
   * An operand.
   *
   * @param part the text that it is in
   * @param text the operand as it is written
   * @param decided whether it decided the value of its chain in any case
   */
  public record OperandCoverage(Part part, String text, boolean decided) {}

  /** Returns how many rules were taken, {@code else} included. */
  public long takenRules() {
    return rules.stream().filter(RuleCoverage::isTaken).count();
  }

  /** Returns how many conditions were both true and false. */
  public long bothWays() {
    return rules.stream().filter(RuleCoverage::isTakenAndPassed).count();
  }

  /** Returns how many operands decided. */
  public long decidedOperands() {
    return operands.stream().filter(OperandCoverage::decided).count();
  }

  /** Returns whether everything is covered. */
  public boolean isComplete() {
    return takenRules() == rules.size()
        && bothWays() == rules.size() - 1
        && decidedOperands() == operands.size();
  }
}
