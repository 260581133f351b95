package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Limits that a plan must not exceed to be applied.
 *
 * @param maxChanges the most changes of rules, {@code else} and scripts on one server
 * @param maxRemovedRules the most rules, and the most scripts, that are removed on one server
 * @param protectedFields fields that are never written, as {@code Object.field} or {@code Object}
 * @param allowedServers the addresses of servers that may be written; empty allows all
 * @param mayLoseApi whether a plan may be applied after which the server might refuse the requests
 *     of stalwart-gitops
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

  /** Returns guards without limits. */
  public static Guards none() {
    return new Guards(OptionalInt.empty(), OptionalInt.empty(), Set.of(), Set.of(), false);
  }

  /**
   * Returns why a plan must not be applied; empty if it may.
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
    for (FieldName name : plan.changedNames()) {
      if (protectedFields.contains(name.toString()) || protectedFields.contains(name.object())) {
        refusals.add(
            Problem.error(
                name + " is protected and would be changed",
                "Remove it from the protected fields if the change is intended." + NOTHING_SENT));
      }
    }
    long changes = plan.changedScripts().size();
    changes += plan.changedFields().stream().mapToLong(field -> field.changes().size()).sum();
    exceeds(refusals, changes, maxChanges, "changes", "maxChanges");
    long removed =
        plan.changedFields().stream().mapToLong(it -> it.count(RuleChange.Kind.RULE_REMOVED)).sum();
    exceeds(refusals, removed, maxRemovedRules, "removed rules", "maxRemovedRules");
    long removedScripts =
        plan.scripts().stream().filter(it -> it.kind() == ScriptDiff.Kind.REMOVED).count();
    exceeds(refusals, removedScripts, maxRemovedRules, "removed scripts", "maxRemovedRules");
    return refusals;
  }

  private boolean allows(String server) {
    Optional<String> address = ServerAddress.of(server);
    return allowedServers.stream()
        .map(ServerAddress::of)
        .anyMatch(allowed -> allowed.isPresent() && allowed.equals(address));
  }

  /**
   * Returns what is wrong with the guards themselves: a misspelt one would not guard anything.
   *
   * @param catalog the known objects and fields
   * @param trustServer whether the server may have others; an unknown name is only a warning then
   */
  public List<Problem> problems(Catalog catalog, boolean trustServer) {
    return Stream.concat(
            allowedServers.stream()
                .filter(server -> ServerAddress.of(server).isEmpty())
                .map(Guards::notAServer),
            protectedFields.stream()
                .filter(name -> !isKnown(name, catalog))
                .map(name -> unknown(name, catalog, trustServer)))
        .toList();
  }

  /** An entry with an @ is not shown: it may contain a password. */
  private static Problem notAServer(String written) {
    return Problem.error(
        "allowedServers: "
            + (written.indexOf('@') < 0 ? "\"" + written + "\"" : "an entry with user information")
            + " is not the address of a server",
        "Write it like https://mail.example.org, with nothing after the host and port.");
  }

  private static boolean isKnown(String name, Catalog catalog) {
    return name.equals(SieveScript.OBJECT)
        || name.startsWith(SieveScript.OBJECT + ".")
        || names(catalog).anyMatch(name::equals);
  }

  private static Stream<String> names(Catalog catalog) {
    return catalog.objects().values().stream()
        .flatMap(
            object ->
                Stream.concat(
                    Stream.of(object.name()),
                    object.fields().values().stream().map(field -> field.name().toString())));
  }

  private static Problem unknown(String name, Catalog catalog, boolean trustServer) {
    String message =
        name.isBlank()
            ? "protectedFields: an entry is empty"
            : "protectedFields: unknown field or object " + name;
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
              "Review the plan; raise " + name + " if all of it is intended." + NOTHING_SENT));
    }
  }
}
