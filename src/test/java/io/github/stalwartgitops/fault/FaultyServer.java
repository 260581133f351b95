package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.Probing;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Mode;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.Limits;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.Live;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.Reconciler;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.smtp.SmtpAddress;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** An embedded server on which things go wrong, and runs against it. */
final class FaultyServer implements AutoCloseable {
  static final String PASSWORD = "correct-horse-battery-staple";

  /** How many requests may overtake one. */
  static final int LONGEST_WAY = 4;

  private final Emulator emulator;

  private FaultyServer(Emulator emulator) {
    this.emulator = emulator;
  }

  static FaultyServer start() throws EmulatorException {
    return new FaultyServer(
        Emulator.start(
            EmulatorConfiguration.defaults()
                .withConnectionLimit(false)
                .withAccounts(List.of(Account.administrator("admin", PASSWORD)))));
  }

  Snapshot snapshot() {
    return Snapshot.of(emulator);
  }

  Emulator emulator() {
    return emulator;
  }

  /** Plans or applies a manifest while these things go wrong. */
  Told run(Scenario scenario, Path manifest, List<Fault> faults) {
    return run(scenario, manifest, faults, new StopSignal(), exchange -> {});
  }

  /**
   * The same.
   *
   * @param stop ends the run in order
   * @param exchange hears each request before it is sent and each answer when it has come
   */
  Told run(
      Scenario scenario, Path manifest, List<Fault> faults, StopSignal stop, IntConsumer exchange) {
    emulator.fault(faults);
    Probing probing =
        scenario.isProbed()
            ? new Probing(List.of(smtp()), Duration.ofSeconds(3), true)
            : Probing.none();
    return run(
        scenario.isPlan(),
        manifest,
        faults.stream().anyMatch(FaultyServer::endsInTimeout),
        new ApplyOptions(ReloadMode.AUTO, false, Duration.ofSeconds(4), probing),
        stop,
        exchange);
  }

  /** Applies a manifest while these things go wrong. */
  Told apply(Path manifest, List<Fault> faults, boolean reload) {
    emulator.fault(faults);
    return run(
        false,
        manifest,
        faults.stream().anyMatch(FaultyServer::endsInTimeout),
        new ApplyOptions(
            reload ? ReloadMode.ALWAYS : ReloadMode.AUTO,
            false,
            Duration.ofSeconds(4),
            Probing.none()));
  }

  /** Mends everything, and waits for what is still under way. */
  void mend(Path manifest, boolean isLate) {
    emulator.fault(List.of());
    emulator.listen();
    if (emulator.mode() != Mode.NORMAL) {
      emulator.restart(Mode.NORMAL);
    }
    for (int request = 0; isLate && request < LONGEST_WAY; request++) {
      Told unused = run(true, manifest, false, ApplyOptions.defaults());
    }
  }

  /** Plans or applies once more. */
  Told again(Scenario scenario, Path manifest, boolean reload) {
    return scenario.isPlan()
        ? run(scenario, manifest, List.of())
        : apply(manifest, List.of(), reload);
  }

  private Told run(boolean plan, Path manifest, boolean hurried, ApplyOptions options) {
    return run(plan, manifest, hurried, options, new StopSignal(), exchange -> {});
  }

  private Told run(
      boolean plan,
      Path manifest,
      boolean hurried,
      ApplyOptions options,
      StopSignal stop,
      IntConsumer exchange) {
    Heard heard = new Heard(exchange);
    PassingTime time = new PassingTime();
    Reconciler reconciler = new Reconciler(Catalog.bundled(), time, time, stop, heard, heard::note);
    Manifests manifests =
        new Manifests(manifest.getParent(), List.of(manifest), Map.of(), Map.of(), false, false);
    Target target = target(hurried);
    return new Told(
        plan
            ? reconciler.plan(
                new PlanRequest(manifests, new Live.Server(target), false, false, List.of()))
            : reconciler.apply(
                new ApplyRequest(
                    new io.github.stalwartgitops.reconcile.Wanted.Declared(manifests),
                    target,
                    options,
                    Guards.none(),
                    false,
                    false,
                    false)),
        heard.text(),
        emulator.received());
  }

  private Target target(boolean hurried) {
    Duration timeout = Duration.ofMillis(hurried ? 250 : 20_000);
    return Target.of(
        new JmapEndpoint(
            emulator.url(),
            null,
            new Credential.Basic("admin", PASSWORD, "a test"),
            new Limits(timeout, Duration.ofSeconds(4), 1_000_000),
            null,
            TlsConfiguration.systemTrust(),
            false,
            "a-test"));
  }

  private SmtpAddress smtp() {
    InetSocketAddress address = emulator.listeners().values().iterator().next();
    return SmtpAddress.parse("smtp://127.0.0.1:" + address.getPort());
  }

  private static boolean endsInTimeout(Fault fault) {
    return fault.kind() == Fault.Kind.NO_ANSWER || fault.kind() == Fault.Kind.LATE;
  }

  @Override
  public void close() {
    emulator.close();
  }
}
