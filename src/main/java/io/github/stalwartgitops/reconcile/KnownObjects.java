package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.Collection;
import java.util.List;

/** Objects that are named by the person who starts a run. */
public final class KnownObjects {
  private KnownObjects() {}

  /** A problem for each name that the catalog does not have. */
  public static List<Problem> unknown(Collection<String> names, Catalog catalog) {
    return names.stream()
        .filter(name -> catalog.object(name).isEmpty())
        .map(name -> unknown(name, catalog))
        .toList();
  }

  private static Problem unknown(String name, Catalog catalog) {
    return Problem.error(
        name + " is not an object with expression fields",
        Suggestion.nearest(name, catalog.objects().keySet())
            .map(nearest -> "Did you mean " + nearest + "?")
            .orElse("They are: " + String.join(", ", catalog.objects().keySet()) + "."));
  }
}
