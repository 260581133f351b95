package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.plan.Guards;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine.Option;

/** Limits of a plan; a plan that exceeds them is refused. */
final class GuardOptions {
  @Option(
      names = "--max-changes",
      paramLabel = "N",
      description = "Refuse a plan with more changes than this.")
  private OptionalInt maxChanges = OptionalInt.empty();

  @Option(
      names = "--max-removed-rules",
      paramLabel = "N",
      description = "Refuse a plan that removes more rules than this.")
  private OptionalInt maxRemovedRules = OptionalInt.empty();

  @Option(
      names = "--protected-field",
      paramLabel = "FIELD",
      description = {"Never write this Object.field or Object.", "Repeatable."})
  private Set<String> protectedFields = new LinkedHashSet<>();

  @Option(
      names = "--allowed-server",
      paramLabel = "URL",
      description = "Write only to this server. Repeatable.")
  private Set<String> allowedServers = new LinkedHashSet<>();

  @Option(
      names = "--may-lose-api",
      description = {
        "Apply Http.allowedEndpoints even if the server",
        "might then refuse requests of stalwart-gitops."
      })
  private boolean mayLoseApi;

  Guards guards() {
    return new Guards(maxChanges, maxRemovedRules, protectedFields, allowedServers, mayLoseApi);
  }
}
