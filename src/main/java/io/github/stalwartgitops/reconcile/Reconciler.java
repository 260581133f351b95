package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.ApiLockoutGuard;
import io.github.stalwartgitops.apply.Apply;
import io.github.stalwartgitops.apply.Prover;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.jmap.JmapClient;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.JmapListener;
import io.github.stalwartgitops.jmap.Pause;
import io.github.stalwartgitops.jmap.RetryPolicy;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.ManifestWriter;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.ServerSnapshot;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import io.github.stalwartgitops.smtp.GreetingProbe;
import io.github.stalwartgitops.smtp.ReverseNames;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Validates, plans, applies and exports: the one way from a request to what came of it. */
public final class Reconciler {
  private final Catalog catalog;
  private final Clock clock;
  private final Pause pause;
  private final StopSignal stop;
  private final JmapListener listener;
  private final Consumer<String> progress;

  /**
   * @param catalog the objects and fields there are
   * @param clock measures times and budgets
   * @param pause waits between tries
   * @param stop lets an apply end in order before its next step
   * @param listener hears of retries and requests
   * @param progress hears what is being done from then on, such as {@code reloading}; empty for
   *     nothing any more
   */
  public Reconciler(
      Catalog catalog,
      Clock clock,
      Pause pause,
      StopSignal stop,
      JmapListener listener,
      Consumer<String> progress) {
    this.catalog = catalog;
    this.clock = clock;
    this.pause = pause;
    this.stop = stop;
    this.listener = listener;
    this.progress = progress;
  }

  /** Checks manifests without any server. */
  public Validation validate(Manifests manifests) {
    return new ValidateManifests(catalog, manifests).validate(ServerFacts.unknown());
  }

  /** Tells what an apply would change. Nothing is written. */
  public RunReport plan(PlanRequest request) {
    if (request.live() instanceof PlanBaseline.Server server) {
      Run run =
          new Run(server.target().name(), server.target().address(), catalog, clock, progress);
      run.look(request.samples());
      return connect(server.target(), request.liveSchema(), run)
          .flatMap(connected -> declared(request.manifests(), connected, run))
          .map(plan -> run.planned(plan, request.failOnDrift()))
          .orElseGet(run::end);
    }
    Path file = ((PlanBaseline.ExportFile) request.live()).file();
    Run run = new Run(file.toString(), "", catalog, clock, progress);
    run.look(request.samples());
    Validation validation = validate(request.manifests());
    run.tell(validation.problems());
    if (!validation.isValid()) {
      return run.end(Verdict.INVALID);
    }
    Manifest manifest = validation.manifest();
    return new ExportedSettings(catalog)
        .read(file, manifest.settings().objects(), run)
        .map(stored -> run.planned(Plan.of(manifest, stored), request.failOnDrift()))
        .orElseGet(run::end);
  }

  /** Makes a server equal to what is wanted, and says what came of it. */
  public RunReport apply(ApplyRequest request) {
    Target target = request.target();
    Run run = new Run(target.name(), target.address(), catalog, clock, progress);
    Optional<ServerConnection> connected =
        connect(target, request.liveSchema(), run).filter(it -> guarded(request, it, run));
    Optional<Plan> plan = connected.flatMap(it -> wanted(request, it, run));
    if (plan.isEmpty()) {
      return run.end();
    }
    List<Problem> refusals =
        new ArrayList<>(request.guards().refusals(plan.get(), target.address()));
    if (!request.guards().mayLoseApi()) {
      ServerConnection server = connected.get();
      ApiLockoutGuard.refusal(
              plan.get(), server.catalog(), server.server().path(), server.server().answered())
          .ifPresent(refusals::add);
    }
    if (!refusals.isEmpty()) {
      run.plan(plan.get());
      run.tell(refusals.stream().map(problem -> named(target.name(), problem)).toList());
      return run.end(Verdict.REFUSED);
    }
    return request.dryRun()
        ? run.planned(plan.get(), request.failOnDrift())
        : carryOut(plan.get(), request, connected.get(), run);
  }

  /** Whether the guards guard something; a misspelt one must not go unnoticed. */
  private static boolean guarded(ApplyRequest request, ServerConnection connected, Run run) {
    boolean trustServer =
        request.wanted() instanceof DesiredState.Declared declared
            && declared.manifests().trustServer();
    List<Problem> problems = request.guards().problems(connected.catalog(), trustServer);
    run.tell(problems);
    if (problems.stream().anyMatch(Problem::isError)) {
      run.fail(Verdict.USAGE);
      return false;
    }
    return true;
  }

  /**
   * Reads what a server stores of one object.
   *
   * @param liveSchema whether the server is asked which objects and fields there are
   */
  public ReadResult read(Target target, String object, boolean liveSchema) {
    Run run = new Run(target.name(), target.address(), catalog, clock, progress);
    Optional<Settings> settings =
        connect(target, liveSchema, run)
            .flatMap(connected -> connected.readNamed(List.of(object), run))
            .map(stored -> stored.settings().with(stored.unknown()));
    RunReport account = run.end();
    return new ReadResult(settings, account.problems(), account.verdict());
  }

  /**
   * Writes what a server stores as a manifest.
   *
   * @param objects the objects to export, or none for all that there are
   * @param withDefaults whether fields at their default are written, too
   * @param liveSchema whether the server is asked which objects, fields and defaults there are
   */
  public Export export(
      Target target, Collection<String> objects, boolean withDefaults, boolean liveSchema) {
    Run run = new Run(target.name(), target.address(), catalog, clock, progress);
    String yaml =
        connect(target, liveSchema, run)
            .flatMap(connected -> export(connected, objects, withDefaults, run))
            .orElse("");
    RunReport account = run.end();
    return new Export(yaml, account.problems(), account.verdict());
  }

  private static Optional<String> export(
      ServerConnection connected, Collection<String> objects, boolean withDefaults, Run run) {
    Catalog known = connected.catalog();
    ManifestWriter writer = new ManifestWriter(known, withDefaults);
    return connected
        .readNamed(objects.isEmpty() ? known.objects().keySet() : objects, run)
        .map(stored -> writer.write(stored.settings(), run.url()));
  }

  private Optional<ServerConnection> connect(Target target, boolean liveSchema, Run run) {
    progress.accept("asking " + target.name());
    try {
      JmapClient client = JmapClient.open(target.endpoint(), retries());
      StalwartServer server = new StalwartServer(client, catalog);
      if (!liveSchema) {
        return Optional.of(new ServerConnection(target.name(), server, catalog));
      }
      Catalog live = server.schema();
      run.use(live);
      return Optional.of(
          new ServerConnection(target.name(), new StalwartServer(client, live), live));
    } catch (JmapException e) {
      run.fail(Verdict.FAILED, named(target.name(), e.problem()));
      return Optional.empty();
    }
  }

  private Optional<Plan> wanted(ApplyRequest request, ServerConnection connected, Run run) {
    if (request.wanted() instanceof DesiredState.Declared declared) {
      return declared(declared.manifests(), connected, run);
    }
    if (request.wanted() instanceof DesiredState.Planned planned) {
      return new StalePlan(planned.file(), request.target())
          .read(run)
          .flatMap(
              plan ->
                  connected
                      .read(plan.objects(), run)
                      .flatMap(stored -> StalePlan.current(plan, stored.settings(), run)));
    }
    DesiredState.OneField field = (DesiredState.OneField) request.wanted();
    return connected
        .read(List.of(field.name().object()), run)
        .flatMap(
            stored -> new OneFieldPlan(connected.catalog()).plan(field, stored.settings(), run));
  }

  private static Optional<Plan> declared(Manifests manifests, ServerConnection connected, Run run) {
    ValidateManifests validate = new ValidateManifests(connected.catalog(), manifests);
    Validation offline = validate.validate(ServerFacts.unknown());
    Manifest manifest = offline.manifest();
    if (offline.problems().stream().anyMatch(Problem::isError)) {
      run.tell(offline.problems());
      run.fail(Verdict.INVALID);
      return Optional.empty();
    }
    Optional<ServerSnapshot> look = connected.look(manifest.settings().objects(), run);
    if (look.isEmpty()) {
      run.tell(offline.problems());
      return Optional.empty();
    }
    run.know(look.get().context().facts());
    run.tell(LiveProblems.notRead(look.get().context(), connected.name()));
    Validation asked = validate.validate(look.get().context().facts());
    Stored stored = look.get().stored();
    List<Problem> notKnown = LiveProblems.notKnown(stored, manifest);
    run.tell(validate.inOrder(asked.problems(), notKnown));
    if (!asked.isValid() || !notKnown.isEmpty()) {
      run.fail(Verdict.INVALID);
      return Optional.empty();
    }
    return Optional.of(Plan.of(manifest, stored.settings().with(stored.unknown())));
  }

  private RunReport carryOut(Plan plan, ApplyRequest request, ServerConnection connected, Run run) {
    run.plan(plan);
    ReloadMode mode = request.options().reload();
    boolean reload = plan.hasChanges() ? mode != ReloadMode.NEVER : mode == ReloadMode.ALWAYS;
    progress.accept("checking permissions");
    if ((plan.hasChanges() || reload) && !connected.permits(plan.changedObjects(), reload, run)) {
      return run.end();
    }
    Apply apply =
        new Apply(
            connected.server(),
            request.options(),
            prover(request.target().endpoint()),
            retries(),
            stop,
            progress);
    return run.applied(apply.carryOut(plan));
  }

  private RetryPolicy retries() {
    return new RetryPolicy(clock, pause, listener);
  }

  /** Greetings are read with the trust and within the time that requests have. */
  private Prover prover(JmapEndpoint endpoint) {
    Duration limit = endpoint.limits().timeout();
    return new Prover(
        new GreetingProbe(endpoint.tls(), limit, clock, pause::waitFor),
        ReverseNames.system(limit));
  }

  /** The problem with the server's name in front, unless it belongs to a file. */
  static Problem named(String server, Problem problem) {
    return new Problem(
        problem.severity(),
        problem.place(),
        problem.place() == null && !problem.message().startsWith(server)
            ? server + ": " + problem.message()
            : problem.message(),
        problem.sourceLine(),
        problem.hint(),
        problem.name());
  }
}
