package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  private static final Problem WARNING = Problem.warning("check this", null);

  @Test
  void validManifestsEndTheSameWayWithAndWithoutWarnings() {
    assertThat(valid()).isEqualTo("Valid: 0 fields declared.");
    assertThat(valid(WARNING)).isEqualTo("Valid: 0 fields declared, 1 warning.");
    assertThat(RunSummary.of(Result.failure(Verdict.INVALID, WARNING)))
        .isEqualTo("1 problem (1 warning). Nothing was sent.");
  }

  @Test
  void anIncompleteApplyNamesWhatIsStoredAndActive() {
    Map<String, StoredState> stored = new LinkedHashMap<>();
    stored.put("MtaStageConnect", StoredState.PREVIOUS);
    stored.put("MtaStageEhlo", StoredState.UNKNOWN);

    assertThat(state(stored, ActivationState.UNKNOWN))
        .isEqualTo(
            "MtaStageConnect stores the previous values; what MtaStageEhlo stores is unknown;"
                + " which settings are active is unknown");
  }

  @Test
  void manyObjectsAreCounted() {
    Map<String, StoredState> stored = new LinkedHashMap<>();
    List.of("A", "B", "C", "D", "E", "F").forEach(name -> stored.put(name, StoredState.DESIRED));

    assertThat(state(stored, ActivationState.UNTOUCHED))
        .isEqualTo(
            "A, B, C, D and 2 more store the new values; the active settings did not change");
  }

  private static String valid(Problem... problems) {
    return RunSummary.of(Result.of(new Manifest(Map.of()), List.of(problems)));
  }

  private static String state(Map<String, StoredState> stored, ActivationState active) {
    return RunSummary.state(
        new Outcome(Status.UNCERTAIN, stored, active, List.of(), List.of(), List.of()));
  }
}
