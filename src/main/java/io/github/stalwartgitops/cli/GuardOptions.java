package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.plan.Guards;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Limits that a plan has to keep (exit code 5). */
final class GuardOptions {
  @Option(
      names = "--max-changes",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Refuse a plan with more changes than this.")
  private @Nullable Integer maxChanges;

  @Option(
      names = "--max-removed-rules",
      paramLabel = "N",
      converter = Converters.Count.class,
      description = "Refuse a plan that removes more rules than this.")
  private @Nullable Integer maxRemovedRules;

  @Option(
      names = "--protected-field",
      paramLabel = "FIELD",
      description = "Never write this Object.field, or Object. Repeatable.")
  private Set<String> protectedFields = new LinkedHashSet<>();

  @Option(
      names = "--allowed-server",
      paramLabel = "URL",
      description = "Write to this server only. Repeatable.")
  private Set<String> allowedServers = new LinkedHashSet<>();

  @Option(
      names = "--may-lose-api",
      description =
          "Apply Http.allowedEndpoints even where it might refuse this program's own requests.")
  private boolean mayLoseApi;

  Guards guards() {
    return new Guards(
        maxChanges == null ? OptionalInt.empty() : OptionalInt.of(maxChanges),
        maxRemovedRules == null ? OptionalInt.empty() : OptionalInt.of(maxRemovedRules),
        protectedFields,
        allowedServers,
        mayLoseApi);
  }
}
