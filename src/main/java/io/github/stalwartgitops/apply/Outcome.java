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
 * @param proofs what the greetings that were asked for say about the wanted settings, one for each
 *     address; empty where none were read
 * @param problems why it failed, or what is worth knowing
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

  /** Such as {@code 1 of 2 greetings proven}; empty where no greetings were read. */
  public String proven() {
    long proven = proofs.stream().filter(proof -> proof.verdict() == Proof.Verdict.PROVEN).count();
    return proofs.isEmpty()
        ? ""
        : proven
            + " of "
            + proofs.size()
            + (proofs.size() == 1 ? " greeting" : " greetings")
            + " proven";
  }
}
