package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.problem.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a step of a run returns: a value, or the verdict that ends the run. Both carry the problems
 * that the step found.
 *
 * @param <T> the type of the value
 */
public sealed interface Result<T> {
  /** Returns what is wrong or worth knowing. */
  List<Problem> problems();

  /** Returns {@link Verdict#DONE}, or how the run ends. */
  Verdict verdict();

  /**
   * Returns the value.
   *
   * @throws IllegalStateException if there is none
   */
  T value();

  /** Returns whether there is no value. */
  default boolean isFailure() {
    return this instanceof Failure;
  }

  /** Returns this failure as the result of another type. */
  default <R> Result<R> failure() {
    return new Failure<>(verdict(), problems());
  }

  /** Returns the same result with the problems of an earlier step in front of its own. */
  default Result<T> after(List<Problem> earlier) {
    List<Problem> all = Stream.concat(earlier.stream(), problems().stream()).toList();
    return isFailure() ? new Failure<>(verdict(), all) : new Success<>(value(), all);
  }

  /** Returns a value without problems. */
  static <T> Result<T> of(T value) {
    return new Success<>(value, List.of());
  }

  /** Returns a value with problems that do not forbid its use. */
  static <T> Result<T> of(T value, List<Problem> problems) {
    return new Success<>(value, problems);
  }

  /** Returns the end of a run. */
  static <T> Result<T> failure(Verdict verdict, List<Problem> problems) {
    return new Failure<>(verdict, problems);
  }

  /** Returns the end of a run for one reason. */
  static <T> Result<T> failure(Verdict verdict, Problem problem) {
    return new Failure<>(verdict, List.of(problem));
  }

  /** A value. */
  record Success<T>(T value, List<Problem> problems) implements Result<T> {
    public Success {
      problems = List.copyOf(problems);
    }

    @Override
    public Verdict verdict() {
      return Verdict.DONE;
    }
  }

  /** The end of a run, with its reasons among the problems. */
  record Failure<T>(Verdict verdict, List<Problem> problems) implements Result<T> {
    public Failure {
      problems = List.copyOf(problems);
    }

    @Override
    public T value() {
      throw new IllegalStateException("a failure has no value: " + problems);
    }
  }
}
