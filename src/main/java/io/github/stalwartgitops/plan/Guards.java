package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Limits that a plan has to keep to be applied.
 *
 * @param maxChanges the most changes of parts of fields on one server
 * @param maxRemovedRules the most rules that go away on one server
 * @param protectedFields fields that are never written, as {@code Object.field} or {@code Object}
 * @param allowedServers the addresses that may be written; empty allows all
 * @param mayLoseApi whether a server may get settings under which it perhaps refuses the requests
 *     of this program
 */
public record Guards(
    OptionalInt maxChanges,
    OptionalInt maxRemovedRules,
    Set<String> protectedFields,
    Set<String> allowedServers,
    boolean mayLoseApi) {
  private static final String NOTHING_SENT = " Nothing was sent.";

  public Guards {
    protectedFields = Set.copyOf(protectedFields);
    allowedServers = Set.copyOf(allowedServers);
  }

  /** No limits. */
  public static Guards none() {
    return new Guards(OptionalInt.empty(), OptionalInt.empty(), Set.of(), Set.of(), false);
  }

  /**
   * Why a plan must not be applied.
   *
   * @param server the address of the server as the user named it
   */
  public List<Problem> refusals(Plan plan, String server) {
    List<Problem> refusals = new ArrayList<>();
    if (!plan.hasChanges()) {
      return refusals;
    }
    if (!allowedServers.isEmpty() && !allowedServers.contains(server)) {
      refusals.add(
          Problem.error(
              server + " is not among the allowed servers",
              "Allowed are " + String.join(", ", allowedServers) + "." + NOTHING_SENT));
    }
    for (FieldDiff field : plan.changedFields()) {
      if (protectedFields.contains(field.name().toString())
          || protectedFields.contains(field.name().object())) {
        refusals.add(
            Problem.error(
                field.name() + " is protected and would be changed",
                "Take it out of the protected fields if the change is meant." + NOTHING_SENT));
      }
    }
    long changes = plan.changedFields().stream().mapToLong(field -> field.changes().size()).sum();
    exceeds(refusals, changes, maxChanges, "changes", "maxChanges");
    long removed =
        plan.changedFields().stream().mapToLong(it -> it.count(Change.Kind.RULE_REMOVED)).sum();
    exceeds(refusals, removed, maxRemovedRules, "removed rules", "maxRemovedRules");
    return refusals;
  }

  private static void exceeds(
      List<Problem> refusals, long count, OptionalInt limit, String what, String name) {
    if (limit.isPresent() && count > limit.getAsInt()) {
      refusals.add(
          Problem.error(
              "the plan has " + count + " " + what + ", the guard allows " + limit.getAsInt(),
              "Look at the plan; raise " + name + " if all of it is meant." + NOTHING_SENT));
    }
  }
}
