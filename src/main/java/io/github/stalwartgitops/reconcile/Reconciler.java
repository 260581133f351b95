package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.Apply;
import io.github.stalwartgitops.apply.Preflight;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.jmap.JmapClient;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.JmapListener;
import io.github.stalwartgitops.jmap.Pause;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.ManifestWriter;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Validates, plans, applies and exports: the one way from a request to what came of it. */
public final class Reconciler {
  private final Catalog catalog;
  private final Clock clock;
  private final Pause pause;
  private final JmapListener listener;
  private final Consumer<Step> progress;

  /**
   * @param catalog the objects and fields there are
   * @param clock measures times and budgets
   * @param pause waits between tries
   * @param listener hears of retries and requests
   * @param progress hears of each step of an apply as it is done
   */
  public Reconciler(
      Catalog catalog, Clock clock, Pause pause, JmapListener listener, Consumer<Step> progress) {
    this.catalog = catalog;
    this.clock = clock;
    this.pause = pause;
    this.listener = listener;
    this.progress = progress;
  }

  /** Checks manifests without any server. */
  public Validation validate(Manifests manifests) {
    return new ValidateManifests(catalog).validate(manifests);
  }

  /** Tells what an apply would change. Nothing is written. */
  public Account plan(PlanRequest request) {
    Run run = new Run(request.live(), catalog, clock);
    Optional<Manifest> manifest = declared(request.manifests(), run);
    Optional<Settings> stored = manifest.flatMap(it -> stored(request.live(), it, run));
    if (manifest.isEmpty() || stored.isEmpty()) {
      return run.end();
    }
    return run.planned(Plan.of(manifest.get(), stored.get()), request.failOnDrift());
  }

  /** Makes a server equal to what is wanted, and says what came of it. */
  public Account apply(ApplyRequest request) {
    Live live = new Live.Server(request.target());
    Run run = new Run(live, catalog, clock);
    Optional<Plan> plan = wanted(request, live, run);
    if (plan.isEmpty()) {
      return run.end();
    }
    if (request.dryRun()) {
      return run.planned(plan.get(), request.failOnDrift());
    }
    return carryOut(plan.get(), request, run);
  }

  private Optional<Plan> wanted(ApplyRequest request, Live live, Run run) {
    if (request.wanted() instanceof Wanted.Declared declared) {
      return declared(declared.manifests(), run)
          .flatMap(
              manifest -> stored(live, manifest, run).map(stored -> Plan.of(manifest, stored)));
    }
    if (request.wanted() instanceof Wanted.Planned planned) {
      return new StalePlan(planned.file(), request.target())
          .read(run)
          .flatMap(
              plan ->
                  read(request.target(), plan.objects(), run)
                      .flatMap(stored -> StalePlan.current(plan, stored.settings(), run)));
    }
    Wanted.OneField field = (Wanted.OneField) request.wanted();
    return read(request.target(), List.of(field.name().object()), run)
        .flatMap(stored -> new OneFieldPlan(catalog).plan(field, stored.settings(), run));
  }

  private Optional<Manifest> declared(Manifests manifests, Run run) {
    Validation validation = validate(manifests);
    run.tell(validation.problems());
    if (!validation.isValid()) {
      run.verdict(Verdict.INVALID);
      return Optional.empty();
    }
    return Optional.of(validation.manifest());
  }

  private Optional<Settings> stored(Live live, Manifest manifest, Run run) {
    if (live instanceof Live.Server server) {
      Set<String> objects = manifest.settings().objects();
      Optional<Stored> stored = read(server.target(), objects, run);
      List<Problem> unknown =
          stored.map(it -> LiveProblems.notKnown(it, manifest)).orElse(List.of());
      run.tell(unknown);
      if (!unknown.isEmpty()) {
        run.verdict(Verdict.FAILED);
        return Optional.empty();
      }
      return stored.map(it -> it.settings().with(it.unknown()));
    }
    Path file = ((Live.ExportFile) live).file();
    return new ExportedSettings(catalog).read(file, manifest.settings().objects(), run);
  }

  private Optional<Stored> read(Target target, Collection<String> objects, Run run) {
    try {
      Stored stored = open(target).read(objects);
      List<Problem> problems = LiveProblems.notRead(stored, catalog);
      run.tell(problems);
      if (problems.isEmpty()) {
        return Optional.of(stored);
      }
    } catch (JmapException e) {
      run.tell(List.of(named(target, e.problem())));
    }
    run.verdict(Verdict.FAILED);
    return Optional.empty();
  }

  private Account carryOut(Plan plan, ApplyRequest request, Run run) {
    Target target = request.target();
    run.plan(plan);
    boolean reload =
        plan.hasChanges()
            ? request.options().reload() != ReloadMode.NEVER
            : request.options().reload() == ReloadMode.ALWAYS;
    try {
      StalwartServer server = open(target);
      if (plan.hasChanges() || reload) {
        List<Problem> lacking =
            Preflight.problems(server.permissions(), plan.changedObjects(), reload, catalog);
        if (!lacking.isEmpty()) {
          run.tell(lacking.stream().map(problem -> named(target, problem)).toList());
          run.verdict(Verdict.FAILED);
          return run.end();
        }
      }
      Apply apply = new Apply(server, request.options(), clock, pause, progress);
      return run.applied(apply.carryOut(plan));
    } catch (JmapException e) {
      run.tell(List.of(named(target, e.problem())));
      run.verdict(Verdict.FAILED);
      return run.end();
    }
  }

  /** Reads what a server stores of one object. */
  public Reading read(Target target, String object) {
    Run run = new Run(new Live.Server(target), catalog, clock);
    Optional<Settings> settings =
        read(target, List.of(object), run).map(it -> it.settings().with(it.unknown()));
    Account account = run.end();
    return new Reading(settings, account.problems(), account.verdict());
  }

  /**
   * Writes what a server stores as a manifest.
   *
   * @param objects the objects to export
   * @param withDefaults whether fields at their default are written, too
   */
  public Export export(Target target, Collection<String> objects, boolean withDefaults) {
    Problems problems = new Problems();
    try {
      Stored stored = open(target).read(objects);
      problems.addAll(LiveProblems.notRead(stored, catalog));
      problems.addAll(LiveProblems.unknown(stored.unknown().expressions().keySet(), catalog));
      return problems.hasErrors()
          ? new Export("", problems.list(), Verdict.FAILED)
          : new Export(
              new ManifestWriter(catalog, withDefaults).write(stored.settings(), target.name()),
              problems.list(),
              Verdict.DONE);
    } catch (JmapException e) {
      problems.add(named(target, e.problem()));
      return new Export("", problems.list(), Verdict.FAILED);
    }
  }

  private StalwartServer open(Target target) throws JmapException {
    return new StalwartServer(JmapClient.open(target.endpoint(), listener, clock, pause), catalog);
  }

  private static Problem named(Target target, Problem problem) {
    return new Problem(
        problem.severity(),
        problem.place(),
        problem.place() == null ? target.name() + ": " + problem.message() : problem.message(),
        problem.sourceLine(),
        problem.mend(),
        problem.name());
  }
}
