package io.github.stalwartgitops.problem;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which problems are reported: first those without a file, then file by file from top
 * to bottom.
 *
 * @param files the files in order; other files come last, sorted by name
 */
public record ReadingOrder(List<String> files) implements Comparator<Problem> {
  public ReadingOrder {
    files = List.copyOf(files);
  }

  @Override
  public int compare(Problem left, Problem right) {
    return Comparator.comparing(
            Problem::place,
            Comparator.nullsFirst(
                Comparator.comparingInt(this::rank)
                    .thenComparing(Place::file)
                    .thenComparingInt(Place::line)
                    .thenComparingInt(Place::column)))
        .compare(left, right);
  }

  private int rank(Place place) {
    int index = files.indexOf(place.file());
    return index < 0 ? files.size() : index;
  }
}
