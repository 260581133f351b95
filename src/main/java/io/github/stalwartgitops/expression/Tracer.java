package io.github.stalwartgitops.expression;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Watches an evaluation. */
final class Tracer implements Machine.Observer {
  private final IdentityHashMap<Program, Part> parts = new IdentityHashMap<>();
  private final List<Trace.Step> steps = new ArrayList<>();
  private Trace.@Nullable Failure failure;

  void expect(Program program, Part part) {
    parts.put(program, part);
  }

  @Override
  public void evaluated(Program program, Node node, Value value) {
    steps.add(new Trace.Step(Objects.requireNonNull(parts.get(program)), node, value));
  }

  void failed(Program program, EvaluationFailed why) {
    failure =
        new Trace.Failure(
            Objects.requireNonNull(parts.get(program)),
            Objects.requireNonNull(why.getMessage()),
            why.unanswered());
  }

  Trace trace(Evaluation evaluation) {
    return new Trace(evaluation, steps, failure);
  }
}
