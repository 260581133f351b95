package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every recorded case gives what the server gave: the typed results, or the message. */
class RecordedCasesTest {
  @ParameterizedTest
  @ValueSource(strings = {"curated.jsonl", "generated.jsonl", "edges.jsonl", "broken.jsonl"})
  void everyCaseAgreesWithTheServer(String file) {
    List<Environment> connections = RecordedCases.connections();
    assertThat(RecordedCases.read(file))
        .map(recorded -> recorded.disagreement(connections))
        .filteredOn(Objects::nonNull)
        .isEmpty();
  }
}
