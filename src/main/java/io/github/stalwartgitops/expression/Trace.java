package io.github.stalwartgitops.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation with everything that was worked out on the way.
 *
 * @param evaluation the result
 * @param steps the value of each subexpression in the order of evaluation; what {@code &&} and
 *     {@code ||} skip is not in it, and neither are the rules after the one that was taken
 * @param failure where and why the evaluation failed; null where it did not
 */
public record Trace(Evaluation evaluation, List<Step> steps, @Nullable Failure failure) {
  public Trace {
    steps = List.copyOf(steps);
  }

  /**
   * One subexpression.
   *
   * @param part the text it stands in
   * @param node the subexpression
   * @param value what it gave
   */
  public record Step(Part part, Node node, Value value) {}

  /**
   * A limit of this program that an evaluation went over, or a question that nobody answered.
   *
   * @param part the text that was evaluated
   * @param reason for a reader
   */
  public record Failure(Part part, String reason) {}
}
