package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.problem.Suggestion;
import java.util.Collection;
import java.util.Optional;

/** Shows names of a file in messages. */
final class Names {
  private static final int LONGEST = 60;
  private static final int MAX_LISTED = 12;

  private Names() {}

  /** Returns a name, cut if it is very long. */
  static String shorten(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
  }

  /** Returns the hint for an unknown name: the nearest known one, and all of them if few. */
  static String suggest(String name, Collection<String> known) {
    Optional<String> nearest = Suggestion.nearest(name, known);
    String all = known.size() > MAX_LISTED ? "" : "Here: " + String.join(", ", known) + ".";
    return nearest.map(n -> ("Did you mean " + n + "? " + all).strip()).orElse(all);
  }
}
