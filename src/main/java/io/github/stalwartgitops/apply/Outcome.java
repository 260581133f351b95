package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of carrying a plan out.
 *
 * @param status how it ended
 * @param stored what the server stores now, by object of the plan that was to be changed
 * @param active what is known about the settings in use
 * @param steps what was done, in order
 * @param problems why it failed, or what is worth knowing
 */
public record Outcome(
    Status status,
    Map<String, Held> stored,
    Activity active,
    List<Step> steps,
    List<Problem> problems) {
  public Outcome {
    stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
    steps = List.copyOf(steps);
    problems = List.copyOf(problems);
  }
}
