package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.StoredState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateSummaryTest {
  @Test
  void itSaysWhatIsStoredAndWhatIsActive() {
    Map<String, StoredState> stored = new LinkedHashMap<>();
    stored.put("MtaStageConnect", StoredState.PREVIOUS);
    stored.put("MtaStageEhlo", StoredState.UNKNOWN);

    assertThat(sentence(stored, ActivationState.UNKNOWN))
        .isEqualTo(
            "MtaStageConnect stores the previous values; what MtaStageEhlo stores is not known;"
                + " what is active is not known");
  }

  @Test
  void manyObjectsAreCounted() {
    Map<String, StoredState> stored = new LinkedHashMap<>();
    List.of("A", "B", "C", "D", "E", "F").forEach(name -> stored.put(name, StoredState.DESIRED));

    assertThat(sentence(stored, ActivationState.UNTOUCHED))
        .isEqualTo("A, B, C, D and 2 more store the new values; active is what was active before");
  }

  private static String sentence(Map<String, StoredState> stored, ActivationState active) {
    return StateSummary.of(
        new Outcome(Status.UNCERTAIN, stored, active, List.of(), List.of(), List.of()));
  }
}
