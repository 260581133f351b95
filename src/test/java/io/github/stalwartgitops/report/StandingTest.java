package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.Activity;
import io.github.stalwartgitops.apply.Held;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingTest {
  @Test
  void itSaysWhatIsStoredAndWhatIsActive() {
    Map<String, Held> stored = new LinkedHashMap<>();
    stored.put("MtaStageConnect", Held.FORMER);
    stored.put("MtaStageEhlo", Held.UNKNOWN);

    assertThat(sentence(stored, Activity.UNKNOWN))
        .isEqualTo(
            "MtaStageConnect stores the former values; what MtaStageEhlo stores is not known;"
                + " what is active is not known");
  }

  @Test
  void manyObjectsAreCounted() {
    Map<String, Held> stored = new LinkedHashMap<>();
    List.of("A", "B", "C", "D", "E", "F").forEach(name -> stored.put(name, Held.WANTED));

    assertThat(sentence(stored, Activity.UNTOUCHED))
        .isEqualTo("A, B, C, D and 2 more store the new values; active is what was active before");
  }

  private static String sentence(Map<String, Held> stored, Activity active) {
    return Standing.of(
        new Outcome(Status.UNCERTAIN, stored, active, List.of(), List.of(), List.of()));
  }
}
