package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of an apply.
 *
 * @param status how it ended
 * @param stored what the server stores now, for each object that the plan changes
 * @param active what is known about the settings in use
 * @param steps what was done, in order
 * @param proofs what the requested greetings say about the desired settings, one for each address;
 *     empty if none were read
 * @param problems why it failed, and what else is worth knowing
 */
public record Outcome(
    Status status,
    Map<String, StoredState> stored,
    ActivationState active,
    List<Step> steps,
    List<Proof> proofs,
    List<Problem> problems) {
  public Outcome {
    stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
    steps = List.copyOf(steps);
    proofs = List.copyOf(proofs);
    problems = List.copyOf(problems);
  }

  /** Returns a text like {@code 1 of 2 greetings proven}; empty if no greetings were read. */
  public String proven() {
    long proven = proofs.stream().filter(proof -> proof.result() == Proof.Result.PROVEN).count();
    return proofs.isEmpty()
        ? ""
        : proven
            + " of "
            + proofs.size()
            + (proofs.size() == 1 ? " greeting" : " greetings")
            + " proven";
  }
}
