package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ProbeOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.audit.Audit;
import io.github.stalwartgitops.audit.AuditedApply;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.FaultyEmulator;
import io.github.stalwartgitops.emulator.Mode;
import io.github.stalwartgitops.emulator.SmtpListener;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.DesiredState.Declared;
import io.github.stalwartgitops.reconcile.DesiredState.Planned;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.report.JsonText;
import io.github.stalwartgitops.smtp.SmtpAddress;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** An embedded server of two nodes with faults, and runs against it. */
final class FaultyCluster implements AutoCloseable {
  static final String PASSWORD = "correct-horse-battery-staple";
  static final String SECOND_NODE = "mx2";

  /** An edit of another client that no reload has published, in a field that no run declares. */
  private static final Settings INACTIVE_EDIT =
      new Settings(
          Map.of(new FieldName("MtaStageMail", "script"), Expression.of("'of_another_client'")));

  /** How many requests may be carried out before a late one. */
  static final int MAX_OVERTAKING = 4;

  /** The time budget of a run for retries. */
  private static final Duration BUDGET = Duration.ofSeconds(4);

  private final FaultyEmulator emulator;
  private final SimulatedTime time;
  private Instant back = Instant.MAX;

  private FaultyCluster() throws EmulatorException {
    time = new SimulatedTime(this::timePassed);
    emulator =
        FaultyEmulator.start(
            EmulatorConfiguration.builder()
                .clock(time)
                .connectionLimit(false)
                .listeners(
                    List.of(
                        SmtpListener.smtp(0),
                        new SmtpListener("smtp-2", 0, 25, "::", "smtp", false).on(SECOND_NODE)))
                .accounts(List.of(Account.administrator("admin", PASSWORD)))
                .build());
  }

  /** Starts a server on which another client has stored an edit that is not active. */
  static FaultyCluster start() throws EmulatorException {
    FaultyCluster server = new FaultyCluster();
    server.emulator.store(INACTIVE_EDIT);
    return server;
  }

  /** Starts one that already stores what a scenario expects. */
  static FaultyCluster start(Scenario scenario) throws EmulatorException {
    FaultyCluster server = start();
    if (scenario.isStoredAlready()) {
      server.emulator.store(DesiredSettings.of(scenario));
    }
    return server;
  }

  Snapshot snapshot() {
    return Snapshot.of(emulator);
  }

  /** Plans or applies a manifest with faults. */
  ObservedRun run(Scenario scenario, Path manifest, List<Fault> faults) {
    return run(scenario, manifest, faults, new StopSignal(), exchange -> {});
  }

  /**
   * Plans or applies a manifest with faults.
   *
   * @param stop requests a stop of the run
   * @param exchange receives the number of each request before it is sent and of each answer
   */
  ObservedRun run(
      Scenario scenario, Path manifest, List<Fault> faults, StopSignal stop, IntConsumer exchange) {
    Path saved = manifest.resolveSibling("plan.json");
    if (scenario == Scenario.SAVED_PLAN) {
      save(planned(manifest, faults), saved);
    }
    fault(faults);
    Run run = new Run(hasShortTimeout(faults), stop, new RecordingListener(exchange));
    if (scenario.isPlan()) {
      return run.plan(manifest);
    }
    ApplyOptions options =
        new ApplyOptions(
            scenario.reload(),
            scenario.keepsStored(),
            BUDGET,
            scenario.isProbed() ? probing() : ProbeOptions.none());
    return run.apply(
        scenario == Scenario.SAVED_PLAN ? new Planned(saved) : new Declared(manifests(manifest)),
        options,
        scenario == Scenario.LIVE_SCHEMA,
        scenario.isAudited() ? manifest.resolveSibling("audit.jsonl") : null);
  }

  /** Applies a manifest with faults. */
  ObservedRun apply(Path manifest, List<Fault> faults, ApplyOptions options) {
    fault(faults);
    return new Run(hasShortTimeout(faults), new StopSignal(), new RecordingListener(exchange -> {}))
        .apply(new Declared(manifests(manifest)), options, false, null);
  }

  /** Returns options with or without a reload where nothing has changed. */
  static ApplyOptions reload(boolean always) {
    return new ApplyOptions(always ? ReloadMode.ALWAYS : ReloadMode.AUTO, false, BUDGET);
  }

  /** Returns the options of a proof by the greetings of both nodes, with a rollback. */
  ProbeOptions probing() {
    return new ProbeOptions(
        emulator.listeners().values().stream()
            .map(at -> SmtpAddress.parse("smtp://127.0.0.1:" + at.getPort()))
            .toList(),
        Duration.ofSeconds(3),
        true);
  }

  /** Ends all faults, and lets late requests be carried out. */
  void repair(Path manifest, List<Fault> faults) {
    fault(List.of());
    emulator.listen();
    if (emulator.mode() != Mode.NORMAL) {
      emulator.restart(Mode.NORMAL);
    }
    boolean isLate = faults.stream().anyMatch(Fault::isCarriedOutLater);
    for (int request = 0; isLate && request < MAX_OVERTAKING; request++) {
      ObservedRun unused = planned(manifest, List.of());
    }
  }

  /** Plans or applies once more. */
  ObservedRun again(Scenario scenario, Path manifest, boolean reload) {
    return scenario.isPlan()
        ? planned(manifest, List.of())
        : apply(manifest, List.of(), reload(reload));
  }

  private ObservedRun planned(Path manifest, List<Fault> afterwards) {
    fault(List.of());
    return new Run(
            hasShortTimeout(afterwards), new StopSignal(), new RecordingListener(exchange -> {}))
        .plan(manifest);
  }

  private static void save(ObservedRun planned, Path file) {
    try {
      Files.writeString(
          file,
          JsonText.of(Objects.requireNonNull(planned.report().plan(), planned.text()).toJson()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fault(List<Fault> faults) {
    back =
        faults.stream()
            .filter(it -> it.kind() == Fault.Kind.REFUSE && !it.argument().isEmpty())
            .findFirst()
            .map(it -> time.instant().plusMillis(Long.parseLong(it.argument())))
            .orElse(Instant.MAX);
    emulator.fault(faults);
  }

  private void timePassed() {
    if (!time.instant().isBefore(back)) {
      emulator.listen();
    }
  }

  private static Manifests manifests(Path manifest) {
    return new Manifests(manifest.getParent(), List.of(manifest), Map.of(), Map.of(), false, false);
  }

  private static boolean hasShortTimeout(List<Fault> faults) {
    return faults.stream()
        .anyMatch(
            fault ->
                fault.kind() == Fault.Kind.NO_ANSWER
                    || (fault.kind() == Fault.Kind.SLOW && fault.isCarriedOutAtOnce()));
  }

  @Override
  public void close() {
    emulator.close();
  }

  /** One run. */
  private final class Run {
    private final Target target;
    private final RecordingListener listener;
    private final Reconciler reconciler;

    Run(boolean shortTimeout, StopSignal stop, RecordingListener listener) {
      this.target = target(shortTimeout);
      this.listener = listener;
      this.reconciler =
          new Reconciler(Catalog.bundled(), time, time, stop, listener, listener::note);
    }

    ObservedRun plan(Path manifest) {
      return observed(
          reconciler.plan(new PlanRequest(manifests(manifest), target, false, false, List.of())),
          "");
    }

    ObservedRun apply(
        DesiredState desired, ApplyOptions options, boolean liveSchema, @Nullable Path auditFile) {
      Audit audit = auditFile == null ? null : new Audit(auditFile, "a tester", "");
      RunReport report =
          new AuditedApply(reconciler, audit, time)
              .apply(
                  new ApplyRequest(
                      desired, target, options, Guards.none(), liveSchema, false, false));
      return observed(report, auditFile == null ? "" : text(auditFile));
    }

    private ObservedRun observed(RunReport report, String auditLine) {
      return new ObservedRun(report, listener.text(), auditLine, RequestHistory.of(emulator));
    }

    private static String text(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Target target(boolean shortTimeout) {
      Duration timeout = Duration.ofMillis(shortTimeout ? 250 : 20_000);
      return Target.of(
          new JmapEndpoint(
              emulator.url(),
              null,
              new Credential.Basic("admin", PASSWORD, "a test"),
              new RequestLimits(timeout, BUDGET, 1_000_000),
              null,
              TlsConfiguration.systemTrust(),
              false,
              "a-test"));
    }
  }
}
