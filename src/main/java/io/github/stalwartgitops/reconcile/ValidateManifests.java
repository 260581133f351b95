package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.check.Check;
import io.github.stalwartgitops.manifest.LoadedManifest;
import io.github.stalwartgitops.manifest.ManifestReader;
import io.github.stalwartgitops.manifest.Substitution;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.ReadingOrder;
import io.github.stalwartgitops.problem.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Reads and checks manifests. */
final class ValidateManifests {
  private final Manifests manifests;
  private final Check check;
  private final LoadedManifest reading;

  ValidateManifests(Catalog catalog, Manifests manifests) {
    this.manifests = manifests;
    this.check = new Check(catalog, manifests.trustServer());
    this.reading =
        new ManifestReader(catalog, manifests.trustServer())
            .read(
                manifests.base(),
                manifests.layers(),
                new Substitution(manifests.environment(), manifests.variables()));
  }

  /** Checks with what is known of the server, which may raise a warning or refute one. */
  Validation validate(ServerFacts facts) {
    List<Problem> problems = inOrder(reading.problems(), check.problems(reading.manifest(), facts));
    return new Validation(reading.manifest(), problems, verdict(problems));
  }

  /** All of them in the order of the manifests. */
  List<Problem> inOrder(List<Problem> some, List<Problem> others) {
    return Stream.concat(some.stream(), others.stream())
        .sorted(new ReadingOrder(reading.files()))
        .toList();
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
