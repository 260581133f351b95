package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.check.Check;
import io.github.stalwartgitops.check.ServerFacts;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.ManifestReader;
import io.github.stalwartgitops.manifest.Reading;
import io.github.stalwartgitops.manifest.Substitution;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.problem.Severity;
import java.util.List;

/** Reads and checks manifests. */
final class ValidateManifests {
  private final Catalog catalog;
  private final Manifests manifests;
  private final Check check;

  ValidateManifests(Catalog catalog, Manifests manifests) {
    this.catalog = catalog;
    this.manifests = manifests;
    this.check = new Check(catalog, manifests.trustServer());
  }

  /** Checks without any server. */
  Validation validate() {
    Substitution substitution = new Substitution(manifests.environment(), manifests.variables());
    Reading reading =
        new ManifestReader(catalog, manifests.trustServer())
            .read(manifests.base(), manifests.layers(), substitution);
    Problems problems = new Problems();
    problems.addAll(reading.problems());
    problems.addAll(check.problems(reading.manifest()));
    return new Validation(reading.manifest(), problems.list(), verdict(problems.list()));
  }

  /** What the server's facts add to a manifest that is valid without them. */
  Validation validate(Validation offline, ServerFacts facts) {
    List<Problem> known = offline.problems();
    Manifest manifest = offline.manifest();
    List<Problem> more =
        check.problems(manifest, facts).stream()
            .filter(problem -> !known.contains(problem))
            .toList();
    return new Validation(manifest, more, verdict(more));
  }

  private Verdict verdict(List<Problem> problems) {
    boolean invalid =
        problems.stream()
            .map(Problem::severity)
            .anyMatch(
                severity ->
                    severity == Severity.ERROR
                        || (severity == Severity.WARNING && manifests.strict()));
    return invalid ? Verdict.INVALID : Verdict.DONE;
  }
}
