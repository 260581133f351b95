package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.Permissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Looks whether a credential may do all that an apply needs, before anything is written. */
public final class Preflight {
  private Preflight() {}

  /**
   * The permissions that lack.
   *
   * @param objects the objects to be written
   * @param reload whether a reload will be asked for
   */
  public static List<Problem> problems(
      Permissions permissions, Collection<String> objects, boolean reload, Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    List<String> needed = new ArrayList<>();
    for (String name : objects) {
      catalog.object(name).map(ObjectType::updatePermission).ifPresent(needed::add);
    }
    List<String> missing = permissions.missing(needed);
    if (!missing.isEmpty()) {
      problems.add(
          Problem.error(
              "this credential may not write " + String.join(", ", objects) + ".",
              "Grant "
                  + String.join(", ", missing)
                  + " "
                  + has(permissions)
                  + ". Nothing was sent."));
    }
    List<String> missingForReload =
        reload
            ? permissions.missing(List.of(Permissions.CREATE_ACTION, Permissions.RELOAD_SETTINGS))
            : List.of();
    if (!missingForReload.isEmpty()) {
      problems.add(
          Problem.error(
              "this credential may not reload settings.",
              "Without it a change would be stored but not active. Grant "
                  + String.join(" and ", missingForReload)
                  + "\n"
                  + has(permissions)
                  + ". Nothing was sent."));
    }
    return problems;
  }

  private static String has(Permissions permissions) {
    List<String> names = List.copyOf(permissions.names());
    String shown = String.join(", ", names.subList(0, Math.min(8, names.size())));
    return "(it has " + (names.isEmpty() ? "none" : shown) + (names.size() > 8 ? ", …" : "") + ")";
  }
}
