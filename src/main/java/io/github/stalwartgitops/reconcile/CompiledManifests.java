package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.check.Check;
import io.github.stalwartgitops.check.CompiledManifest;
import io.github.stalwartgitops.manifest.LoadedManifest;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.ManifestReader;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.ReadingOrder;
import io.github.stalwartgitops.problem.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * Manifests that have been read and compiled. {@link #check} completes their validation; it is
 * called once, with everything that is known of the server by then.
 */
final class CompiledManifests {
  private final LoadedManifest loaded;
  private final CompiledManifest compiled;
  private final boolean strict;

  private CompiledManifests(LoadedManifest loaded, CompiledManifest compiled, boolean strict) {
    this.loaded = loaded;
    this.compiled = compiled;
    this.strict = strict;
  }

  static CompiledManifests of(Manifests manifests, Catalog catalog) {
    LoadedManifest loaded =
        new ManifestReader(catalog, manifests.trustServer(), manifests.standardInput())
            .read(manifests.base(), manifests.layers(), manifests.substitution());
    CompiledManifest compiled =
        new Check(catalog, manifests.trustServer()).compile(loaded.declarations());
    return new CompiledManifests(loaded, compiled, manifests.strict());
  }

  /** Returns what is declared; not to be used if there are errors, other than to find more. */
  Manifest manifest() {
    return loaded.manifest();
  }

  /** Returns whether the manifests are invalid for every server. */
  boolean hasErrors() {
    return loaded.hasErrors() || compiled.hasErrors();
  }

  /**
   * Returns the manifest if it is valid.
   *
   * @param facts what is known of the server
   * @param others more problems that belong to the files
   */
  Result<Manifest> check(ServerFacts facts, List<Problem> others) {
    List<Problem> problems =
        Stream.of(loaded.problems(), compiled.problems(facts), others)
            .flatMap(List::stream)
            .distinct() // an alias repeats the problems of its anchor
            .sorted(new ReadingOrder(loaded.files()))
            .toList();
    return problems.stream().anyMatch(this::isInvalid)
        ? Result.failure(Verdict.INVALID, problems)
        : Result.of(loaded.manifest(), problems);
  }

  private boolean isInvalid(Problem problem) {
    return problem.isError() || (strict && problem.severity() == Severity.WARNING);
  }
}
