package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.ApiLockoutGuard;
import io.github.stalwartgitops.apply.Apply;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.JmapListener;
import io.github.stalwartgitops.jmap.Pause;
import io.github.stalwartgitops.jmap.RetryPolicy;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Suggestion;
import io.github.stalwartgitops.reconcile.Planner.Comparison;
import io.github.stalwartgitops.server.Stored;
import io.github.stalwartgitops.smtp.GreetingProbe;
import io.github.stalwartgitops.smtp.ReverseNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Validates, plans, applies and exports: the one way from a request to its report. */
public final class Reconciler {
  private final Catalog catalog;
  private final LongSupplier nanoTime;
  private final Pause pause;
  private final StopSignal stop;
  private final JmapListener listener;
  private final Consumer<String> progress;

  /**
   * @param catalog the known objects and fields
   * @param nanoTime measures times and budgets, such as {@link System#nanoTime}
   * @param pause waits between attempts
   * @param stop ends an apply in an orderly way before its next step
   * @param listener is notified of retries and requests
   * @param progress is notified of each activity, such as {@code reloading}, and of an empty text
   *     when it has ended
   */
  public Reconciler(
      Catalog catalog,
      LongSupplier nanoTime,
      Pause pause,
      StopSignal stop,
      JmapListener listener,
      Consumer<String> progress) {
    this.catalog = catalog;
    this.nanoTime = nanoTime;
    this.pause = pause;
    this.stop = stop;
    this.listener = listener;
    this.progress = progress;
  }

  /** Returns what manifests declare, if they are valid as far as that is known without a server. */
  public Result<Manifest> validate(Manifests manifests) {
    return CompiledManifests.of(manifests, catalog).check(ServerFacts.unknown(), List.of());
  }

  /** Returns what an apply would change. Nothing is written. */
  public RunReport plan(PlanRequest request) {
    return timed(
        () ->
            request.baseline() instanceof Target target
                ? plan(request, target)
                : plan(request, ((PlanRequest.ExportFile) request.baseline()).file()));
  }

  private RunReport plan(PlanRequest request, Target target) {
    RunReport report = begin(target);
    Result<ServerConnection> connection = connect(target, request.liveSchema(), List.of());
    report = report.with(connection);
    if (connection.isFailure()) {
      return report;
    }
    Catalog known = connection.value().catalog();
    report = report.withCatalog(known.version());

    Result<Comparison> comparison =
        new Planner(connection.value()).compare(new DesiredState.Declared(request.manifests()));
    report = report.with(comparison);
    if (comparison.isFailure()) {
      return report;
    }
    Plan plan = comparison.value().plan();
    ServerFacts facts = comparison.value().facts();
    BehaviorDiff behavior = BehaviorDiff.of(plan, known, request.samples(), facts);
    report = report.planned(plan, behavior);
    Manifest manifest = comparison.value().manifest();
    if (manifest != null) {
      Settings stored = comparison.value().stored();
      report =
          new BehaviorTests(known)
              .addImpact(report, request.manifests(), manifest, stored, behavior);
    }
    return report.ended(drift(plan, request.failOnDrift()));
  }

  private RunReport plan(PlanRequest request, Path exported) {
    RunReport report = RunReport.begin(exported.toString(), "", catalog.version());
    Result<Manifest> manifest = validate(request.manifests());
    report = report.with(manifest);
    if (manifest.isFailure()) {
      return report;
    }
    Result<Settings> stored =
        ExportedSettings.read(exported, manifest.value().settings().objects(), catalog);
    report = report.with(stored);
    if (stored.isFailure()) {
      return report;
    }
    Plan plan = Plan.of(manifest.value(), stored.value());
    BehaviorDiff behavior =
        BehaviorDiff.of(plan, catalog, request.samples(), ServerFacts.unknown());
    return new BehaviorTests(catalog)
        .addImpact(
            report.planned(plan, behavior),
            request.manifests(),
            manifest.value(),
            stored.value(),
            behavior)
        .ended(drift(plan, request.failOnDrift()));
  }

  /** Runs behaviour tests on manifests, without a server. */
  public RunReport test(TestRequest request) {
    return timed(() -> new BehaviorTests(catalog).run(request));
  }

  private static Verdict drift(Plan plan, boolean failOnDrift) {
    return failOnDrift && plan.hasChanges() ? Verdict.DRIFT : Verdict.DONE;
  }

  /** Makes a server equal to the desired state, unless a guard refuses the plan. */
  public RunReport apply(ApplyRequest request) {
    return timed(() -> applyTo(request.target(), request));
  }

  private RunReport applyTo(Target target, ApplyRequest request) {
    RunReport report = begin(target);
    List<String> named =
        request.desired() instanceof DesiredState.OneField field
            ? List.of(field.name().object())
            : List.of();
    Result<ServerConnection> connection = connect(target, request.liveSchema(), named);
    report = report.with(connection);
    if (connection.isFailure()) {
      return report;
    }
    ServerConnection server = connection.value();
    report = report.withCatalog(server.catalog().version());

    Result<?> guards = checkGuards(request, server.catalog());
    report = report.with(guards);
    if (guards.isFailure()) {
      return report;
    }

    Result<Comparison> comparison = new Planner(server).compare(request.desired());
    report = report.with(comparison);
    if (comparison.isFailure()) {
      return report;
    }
    Plan plan = comparison.value().plan();
    ServerFacts facts = comparison.value().facts();
    report = report.planned(plan, BehaviorDiff.of(plan, server.catalog(), List.of(), facts));

    Result<?> allowed = checkPlan(plan, request, server);
    report = report.with(allowed);
    if (allowed.isFailure()) {
      return report;
    }
    if (request.dryRun()) {
      return report.ended(drift(plan, request.failOnDrift()));
    }

    boolean reload = reloads(plan, request.options().reload());
    if (plan.hasChanges() || reload) {
      progress.accept("checking permissions");
      Result<?> permitted = server.checkPermissions(plan, reload);
      report = report.with(permitted);
      if (permitted.isFailure()) {
        return report;
      }
    }
    return report.applied(carryOut(plan, request, server));
  }

  private static boolean reloads(Plan plan, ReloadMode mode) {
    return plan.hasChanges() ? mode != ReloadMode.NEVER : mode == ReloadMode.ALWAYS;
  }

  /** Checks the guards themselves: a misspelled one would guard nothing. */
  private static Result<?> checkGuards(ApplyRequest request, Catalog known) {
    boolean trustServer =
        request.desired() instanceof DesiredState.Declared declared
            && declared.manifests().trustServer();
    List<Problem> problems = request.guards().problems(known, trustServer);
    return problems.stream().anyMatch(Problem::isError)
        ? Result.failure(Verdict.USAGE, problems)
        : Result.of(known, problems);
  }

  /** Checks a plan against the guards. */
  private static Result<?> checkPlan(Plan plan, ApplyRequest request, ServerConnection server) {
    Target target = request.target();
    List<Problem> refusals = new ArrayList<>(request.guards().refusals(plan, target.address()));
    if (!request.guards().mayLoseApi()) {
      ApiLockoutGuard.refusal(
              plan, server.catalog(), server.server().path(), server.server().answered())
          .ifPresent(refusals::add);
    }
    return refusals.isEmpty()
        ? Result.of(plan)
        : Result.failure(Verdict.REFUSED, target.named(refusals));
  }

  private Outcome carryOut(Plan plan, ApplyRequest request, ServerConnection server) {
    // Greetings are read with the trust of the requests and within their time.
    JmapEndpoint endpoint = request.target().endpoint();
    Duration limit = endpoint.limits().timeout();
    return new Apply(
            server.server(),
            request.options(),
            new GreetingProbe(endpoint.tls(), limit, nanoTime, pause::waitFor),
            ReverseNames.system(limit),
            retries(),
            stop,
            progress)
        .run(plan);
  }

  /**
   * Returns the expression fields that a server stores in one object.
   *
   * @param liveSchema whether the server is asked which objects and fields there are
   */
  public Result<Settings> read(Target target, String object, boolean liveSchema) {
    return withProgress(
        () -> {
          Result<ServerConnection> server = connect(target, liveSchema, List.of(object));
          if (server.isFailure()) {
            return server.failure();
          }
          Result<Stored> stored = server.value().read(List.of(object));
          return stored.isFailure()
              ? stored.failure()
              : Result.of(
                  stored.value().settings().with(stored.value().unknown()), stored.problems());
        });
  }

  /**
   * Returns what a server stores, to be written as a manifest.
   *
   * @param objects the objects to export, or none for all; if scripts are not among them, only the
   *     scripts that an exported field names are exported
   * @param withDefaults whether fields at their default are written, too
   * @param liveSchema whether the server is asked which objects, fields and defaults there are
   */
  public Result<Export> export(
      Target target, Collection<String> objects, boolean withDefaults, boolean liveSchema) {
    return withProgress(
        () -> {
          List<String> named =
              objects.stream().filter(name -> !name.equals(SieveScript.OBJECT)).toList();
          Result<ServerConnection> server = connect(target, liveSchema, named);
          if (server.isFailure()) {
            return server.failure();
          }
          Catalog known = server.value().catalog();
          Result<Settings> stored = new Exporter(server.value()).read(objects);
          return stored.isFailure()
              ? stored.failure()
              : Result.of(
                  new Export(stored.value(), target.address(), known, withDefaults),
                  stored.problems());
        });
  }

  /**
   * Connects to a server.
   *
   * @param named objects that the user named and may have misspelled
   */
  private Result<ServerConnection> connect(
      Target target, boolean liveSchema, Collection<String> named) {
    List<Problem> misspelled = liveSchema ? List.of() : unknownObjects(named, catalog);
    if (!misspelled.isEmpty()) {
      return Result.failure(Verdict.USAGE, misspelled);
    }
    progress.accept("asking " + target.name());
    Result<ServerConnection> server = ServerConnection.open(target, catalog, liveSchema, retries());
    if (server.isFailure()) {
      return server;
    }
    List<Problem> unknown = unknownObjects(named, server.value().catalog());
    return unknown.isEmpty() ? server : Result.failure(Verdict.USAGE, unknown);
  }

  private static List<Problem> unknownObjects(Collection<String> names, Catalog catalog) {
    return names.stream()
        .filter(name -> catalog.object(name).isEmpty())
        .map(name -> unknownObject(name, catalog.objects().keySet()))
        .toList();
  }

  private static Problem unknownObject(String name, Collection<String> known) {
    return Problem.error(
        name + " is not an object with expression fields",
        Suggestion.nearest(name, known)
            .map(nearest -> "Did you mean " + nearest + "?")
            .orElse("They are: " + String.join(", ", known) + "."));
  }

  private RetryPolicy retries() {
    return new RetryPolicy(nanoTime, pause, listener);
  }

  private RunReport begin(Target target) {
    return RunReport.begin(target.name(), target.address(), catalog.version());
  }

  private RunReport timed(Supplier<RunReport> run) {
    long start = nanoTime.getAsLong();
    RunReport report = withProgress(run);
    return report.took(Duration.ofNanos(nanoTime.getAsLong() - start));
  }

  /** Ends the progress line whatever happens. */
  private <T> T withProgress(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      progress.accept("");
    }
  }
}
