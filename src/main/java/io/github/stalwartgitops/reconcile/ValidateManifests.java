package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.manifest.ManifestReader;
import io.github.stalwartgitops.manifest.Reading;
import io.github.stalwartgitops.manifest.Substitution;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.Severity;

/** Reads and checks manifests. */
final class ValidateManifests {
  private final Catalog catalog;

  ValidateManifests(Catalog catalog) {
    this.catalog = catalog;
  }

  Validation validate(Manifests manifests) {
    Substitution substitution = new Substitution(manifests.environment(), manifests.variables());
    Reading reading =
        new ManifestReader(catalog, manifests.trustServer())
            .read(manifests.base(), manifests.layers(), substitution);
    Problems problems = new Problems();
    problems.addAll(reading.problems());
    boolean invalid =
        problems.hasErrors()
            || (manifests.strict()
                && problems.list().stream()
                    .map(Problem::severity)
                    .anyMatch(Severity.WARNING::equals));
    return new Validation(
        reading.manifest(), problems.list(), invalid ? Verdict.INVALID : Verdict.DONE);
  }
}
