package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.Permissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks before anything is written whether a credential may do what an apply needs. */
public final class Preflight {
  private static final int SHOWN = 8;

  private Preflight() {}

  /**
   * Returns a problem for each kind of missing permission: to write, and to reload.
   *
   * @param plan what is written
   * @param reload whether a reload follows
   */
  public static List<Problem> problems(
      Permissions granted, Plan plan, boolean reload, Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> missing = missing(granted, plan.changedObjects(), catalog);
    List<String> forScripts =
        plan.changedScripts().stream().map(Preflight::permission).distinct().toList();
    if (!granted.missing(forScripts).isEmpty()) {
      missing.put(SieveScript.OBJECT, String.join(", ", granted.missing(forScripts)));
    }
    if (!missing.isEmpty()) {
      problems.add(
          Problem.error(
              "this credential may not write " + String.join(", ", missing.keySet()) + ".",
              "Grant "
                  + String.join(", ", missing.values())
                  + "\n"
                  + granted(granted)
                  + ". Nothing was sent."));
    }
    List<String> forReload = List.of(Permissions.CREATE_ACTION, Permissions.RELOAD_SETTINGS);
    List<String> missingForReload = reload ? granted.missing(forReload) : List.of();
    if (!missingForReload.isEmpty()) {
      problems.add(
          Problem.error(
              "this credential may not reload settings.",
              "Without it a change would be stored but not active. Grant "
                  + String.join(" and ", missingForReload)
                  + "\n"
                  + granted(granted)
                  + ". Nothing was sent."));
    }
    return problems;
  }

  private static String permission(ScriptDiff script) {
    return "sys"
        + SieveScript.OBJECT
        + switch (script.kind()) {
          case CREATED -> "Create";
          case REMOVED -> "Destroy";
          case UPDATED, UNCHANGED -> "Update";
        };
  }

  /** Returns the missing permission of each object that may not be written. */
  private static Map<String, String> missing(
      Permissions granted, Collection<String> objects, Catalog catalog) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (String object : objects) {
      Optional<String> needed = catalog.object(object).map(ObjectType::updatePermission);
      if (needed.isPresent() && !granted.names().contains(needed.get())) {
        missing.put(object, needed.get());
      }
    }
    return missing;
  }

  private static String granted(Permissions granted) {
    List<String> names = List.copyOf(granted.names());
    if (names.isEmpty()) {
      return "(granted: none)";
    }
    String more = names.size() > SHOWN ? ", …" : "";
    return "(granted: "
        + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + more
        + ")";
  }
}
