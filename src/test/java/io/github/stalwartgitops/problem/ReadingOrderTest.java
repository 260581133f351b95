package io.github.stalwartgitops.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {
  @Test
  void sortsByFileLineAndColumn() {
    ReadingOrder order = new ReadingOrder(List.of("z.yaml", "a.yaml"));

    assertThat(
            Stream.of(
                    at("b.yaml", 1, 1),
                    at("a.yaml", 1, 1),
                    at("z.yaml", 10, 1),
                    at("z.yaml", 9, 7),
                    at("z.yaml", 9, 5),
                    Problem.error("of no file", null))
                .sorted(order)
                .map(Problem::message))
        .containsExactly(
            "of no file", "z.yaml:9:5", "z.yaml:9:7", "z.yaml:10:1", "a.yaml:1:1", "b.yaml:1:1");
  }

  private static Problem at(String file, int line, int column) {
    Place place = new Place(file, line, column, 1);
    return Problem.error(place, null, place.toString(), null);
  }
}
