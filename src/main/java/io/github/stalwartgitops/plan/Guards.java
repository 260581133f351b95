package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

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
    if (!allowedServers.isEmpty() && !allows(server)) {
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
        plan.changedFields().stream().mapToLong(it -> it.count(RuleChange.Kind.RULE_REMOVED)).sum();
    exceeds(refusals, removed, maxRemovedRules, "removed rules", "maxRemovedRules");
    return refusals;
  }

  private boolean allows(String server) {
    Optional<String> address = ServerAddress.of(server);
    return allowedServers.stream()
        .map(ServerAddress::of)
        .anyMatch(allowed -> allowed.isPresent() && allowed.equals(address));
  }

  /**
   * What is wrong with the guards themselves: one that is misspelt would guard nothing.
   *
   * @param catalog the objects and fields that there are
   * @param trustServer whether there may be others, which makes those that are not known warnings
   */
  public List<Problem> problems(Catalog catalog, boolean trustServer) {
    return Stream.concat(
            allowedServers.stream()
                .filter(server -> ServerAddress.of(server).isEmpty())
                .map(Guards::noServer),
            protectedFields.stream()
                .filter(name -> !isKnown(name, catalog))
                .map(name -> notKnown(name, catalog, trustServer)))
        .toList();
  }

  private static Problem noServer(String written) {
    return Problem.error(
        (written.indexOf('@') < 0 ? "\"" + written + "\"" : "one that may hold a password")
            + " is no server to be allowed (allowedServers)",
        "Write it like https://mail.example.org, without what follows the host and port.");
  }

  private static boolean isKnown(String name, Catalog catalog) {
    return names(catalog).anyMatch(name::equals);
  }

  private static Stream<String> names(Catalog catalog) {
    return catalog.objects().values().stream()
        .flatMap(
            object ->
                Stream.concat(
                    Stream.of(object.name()),
                    object.fields().values().stream().map(field -> field.name().toString())));
  }

  private static Problem notKnown(String name, Catalog catalog, boolean trustServer) {
    String message =
        name.isBlank()
            ? "a field to be protected has no name (protectedFields)"
            : name + " is to be protected, but is no expression field, and no object with such";
    String hint =
        Suggestion.nearest(name, names(catalog).toList())
            .or(() -> names(catalog).filter(known -> known.endsWith("." + name)).findFirst())
            .map(known -> "Did you mean " + known + "?")
            .orElse("Write it like MtaStageConnect.smtpGreeting or MtaStageConnect.");
    return trustServer && !name.isBlank()
        ? Problem.warning(message, hint)
        : Problem.error(message, hint);
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
