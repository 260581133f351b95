package io.github.stalwartgitops.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.FaultyEmulator;
import io.github.stalwartgitops.emulator.ReloadBlocker;
import io.github.stalwartgitops.emulator.RequestKind;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapClient;
import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.jmap.RetryPolicy;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.smtp.GreetingProbe;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyTest {
  private static final FieldName HOSTNAME = new FieldName("MtaStageConnect", "hostname");
  private static final FieldName SCRIPT = new FieldName("MtaStageConnect", "script");
  private static final Expression OURS = Expression.of("'ours.example.org'");
  private static final Expression THEIRS = Expression.of("'theirs.example.org'");
  private static final ReloadBlocker PYZOR = new ReloadBlocker("SpamPyzor", "Invalid address");

  private FaultyEmulator emulator;
  private StalwartServer server;
  private final StopSignal stop = new StopSignal();
  private final ManualTime time = new ManualTime();
  private final RecordingListener listener = new RecordingListener();
  private Runnable whileWaiting = () -> {};

  @BeforeEach
  void start() throws Exception {
    emulator =
        FaultyEmulator.start(
            EmulatorConfiguration.builder()
                .listeners(List.of())
                .accounts(List.of(Account.administrator("admin", "secret")))
                .build());
    JmapEndpoint endpoint =
        JmapEndpoint.of(emulator.url(), new Credential.Basic("admin", "secret", "a test"));
    server = new StalwartServer(JmapClient.open(endpoint, retries()), Catalog.bundled());
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void aChangeIsStoredAndActive() throws Exception {
    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.DESIRED);
    assertThat(emulator.active().find(HOSTNAME)).contains(OURS);
    assertThat(outcome.steps())
        .extracting(step -> step.subject() + " " + step.result())
        .containsExactly("MtaStageConnect written", "reload accepted", "read back equal");
  }

  @Test
  void withoutChangesNothingIsWritten() throws Exception {
    emulator.store(setting(HOSTNAME, OURS));

    assertThat(apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS)).status())
        .isEqualTo(Status.NOTHING_TO_DO);
    assertThat(emulator.active().find(HOSTNAME)).isNotEqualTo(OURS);
  }

  @Test
  void reloadAlwaysActivatesStoredSettings() throws Exception {
    emulator.store(setting(HOSTNAME, OURS));

    Outcome outcome =
        apply(new ApplyOptions(ReloadMode.ALWAYS, false, Duration.ZERO), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(emulator.active().find(HOSTNAME)).contains(OURS);
  }

  @Test
  void aRefusedReloadRollsBackAndNamesTheBlockingObject() throws Exception {
    Settings before = emulator.stored();
    emulator.block(PYZOR);

    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.PREVIOUS);
    assertThat(outcome.problems())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("SpamPyzor"));
    assertThat(emulator.stored()).isEqualTo(before);
    assertThat(emulator.active()).isEqualTo(before);
    assertThat(time.waits()).hasSizeGreaterThan(2);
  }

  @Test
  void aTemporaryRefusalIsRepeated() throws Exception {
    emulator.block(PYZOR);
    whileWaiting = () -> emulator.unblock("SpamPyzor");

    assertThat(apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS)).status())
        .isEqualTo(Status.ACTIVE);
    assertThat(time.waits()).hasSize(1);
  }

  @Test
  void keepStoredKeepsInactiveChanges() throws Exception {
    emulator.block(PYZOR);

    Outcome outcome =
        apply(new ApplyOptions(ReloadMode.AUTO, true, Duration.ZERO), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.STORED);
    assertThat(emulator.stored().find(HOSTNAME)).contains(OURS);
    assertThat(emulator.active().find(HOSTNAME)).isNotEqualTo(OURS);
  }

  @Test
  void reloadNeverOnlyWrites() throws Exception {
    Outcome outcome =
        apply(new ApplyOptions(ReloadMode.NEVER, false, Duration.ZERO), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.STORED);
    assertThat(outcome.active()).isEqualTo(ActivationState.UNTOUCHED);
    assertThat(emulator.stored().find(HOSTNAME)).contains(OURS);
  }

  @Test
  void aConcurrentWriteIsRestoredAndReported() throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    emulator.store(setting(HOSTNAME, THEIRS));

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(emulator.stored().find(HOSTNAME)).contains(THEIRS);
    assertThat(outcome.problems())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("another client changed MtaStageConnect.hostname"));
  }

  @Test
  void rollbackKeepsAConcurrentWrite() throws Exception {
    emulator.block(PYZOR);
    whileWaiting = () -> emulator.store(setting(HOSTNAME, THEIRS));
    Settings desired = setting(HOSTNAME, OURS).with(setting(SCRIPT, Expression.of("'connect'")));

    Outcome outcome = apply(ApplyOptions.defaults(), desired);

    assertThat(emulator.stored().find(HOSTNAME)).contains(THEIRS);
    assertThat(emulator.stored().find(SCRIPT)).contains(Expression.of("false"));
    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.OTHER);
  }

  @Test
  void aRefusedObjectRollsBackTheOthers() throws Exception {
    Settings before = emulator.stored();
    Settings desired =
        setting(HOSTNAME, OURS)
            .with(setting(new FieldName("MtaStageEhlo", "require"), Expression.of("nope")));

    Outcome outcome = apply(ApplyOptions.defaults(), desired);

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(emulator.stored()).isEqualTo(before);
    assertThat(outcome.problems())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("Invalid variable or constant \"nope\""));
  }

  /** The session promises 16 calls in a request, but the server accepts fewer. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5, 10})
  void writesLessAtOnceWhereTheServerAcceptsFewerCalls(int maxCalls) throws Exception {
    Map<FieldName, Expression> fields = new LinkedHashMap<>();
    Catalog.bundled()
        .objects()
        .values()
        .forEach(
            type ->
                type.fields().values().stream()
                    .filter(field -> !field.defaultExpression().elseText().isEmpty())
                    .limit(1)
                    .forEach(field -> fields.put(field.name(), Expression.of("1 + 1"))));
    Settings desired = new Settings(fields);
    List<Fault> limits =
        Stream.of(RequestKind.GET, RequestKind.SET, RequestKind.RELOAD)
            .map(
                kind ->
                    Fault.once(Fault.Kind.LIMIT, kind)
                        .with("maxCallsInRequest/" + maxCalls)
                        .during(1, Fault.ALWAYS))
            .toList();
    Plan plan = Plan.of(desired, emulator.stored());
    emulator.fault(limits);

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(outcome.stored()).hasSize(18).containsOnlyKeys(desired.objects());
    assertThat(emulator.active().expressions()).containsAllEntriesOf(fields);
  }

  @Test
  void oneCallInARequestIsTooFew() throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    emulator.fault(
        List.of(
            Fault.once(Fault.Kind.LIMIT, RequestKind.SET)
                .with("maxCallsInRequest/1")
                .during(1, Fault.ALWAYS)));

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(outcome.problems())
        .extracting(Problem::message, Problem::hint)
        .containsExactly(
            tuple(
                "the request exceeds a limit of the server (maxCallsInRequest)",
                "Nothing was done. A write needs 2 calls in a request: raise the limit on the"
                    + " server."));
  }

  @Test
  void aPersistentErrorStatusOfAWriteIsReportedAsSuch() throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    emulator.fault(
        List.of(
            Fault.once(Fault.Kind.STATUS, RequestKind.SET).during(1, Fault.ALWAYS),
            Fault.once(Fault.Kind.STATUS, RequestKind.GET).during(1, Fault.ALWAYS)));

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(outcome.steps().get(0))
        .isEqualTo(
            new Step(
                "MtaStageConnect", "possibly written: the server answered HTTP 503", List.of()));
    assertThat(outcome.problems())
        .extracting(Problem::message)
        .contains(
            "the server cannot answer now (HTTP 503)",
            "a write may still be carried out later, although it failed: the server cannot answer"
                + " now (HTTP 503)")
        .noneMatch(message -> message.contains("not answered"));
  }

  @Test
  void anErrorStatusOfAReloadIsReportedAsSuch() throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    emulator.fault(
        List.of(Fault.once(Fault.Kind.STATUS, RequestKind.RELOAD).during(1, Fault.ALWAYS)));

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(outcome.steps())
        .contains(new Step("reload", "unknown: the server answered HTTP 503", List.of()));
  }

  @Test
  void aWriteWithALostAnswerIsReadBack() throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    emulator.fault(List.of(Fault.once(Fault.Kind.CLOSE, RequestKind.SET).afterwards()));

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(emulator.active().find(HOSTNAME)).contains(OURS);
    assertThat(requests(RequestKind.SET)).isEqualTo(1);
  }

  @Test
  void aWriteThatNeverArrivedIsRepeated() throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    emulator.fault(List.of(Fault.once(Fault.Kind.RESET_BEFORE, RequestKind.SET)));

    assertThat(apply(ApplyOptions.defaults(), plan).status()).isEqualTo(Status.ACTIVE);
    assertThat(emulator.active().find(HOSTNAME)).contains(OURS);
  }

  @Test
  void aReloadWithALostAnswerIsRepeated() throws Exception {
    emulator.fault(List.of(Fault.once(Fault.Kind.CLOSE, RequestKind.RELOAD).afterwards()));

    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(requests(RequestKind.RELOAD)).isEqualTo(2);
  }

  @Test
  void aRefusedCredentialIsUsedOnce() throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    Settings before = emulator.stored();
    emulator.fault(
        List.of(
            Fault.once(Fault.Kind.STATUS, RequestKind.SET).with("401").during(1, Fault.ALWAYS)));

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(requests(RequestKind.SET)).isEqualTo(1);
    assertThat(emulator.stored()).isEqualTo(before);
  }

  @Test
  void aReloadThatIsNeverAnsweredIsUncertain() throws Exception {
    emulator.fault(
        List.of(
            Fault.once(Fault.Kind.CLOSE, RequestKind.RELOAD).afterwards().during(1, Fault.ALWAYS)));

    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(outcome.active()).isEqualTo(ActivationState.UNKNOWN);
    assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.PREVIOUS);
    assertThat(emulator.stored().find(HOSTNAME)).isNotEqualTo(java.util.Optional.of(OURS));
  }

  @Test
  void moreObjectsThanFitARequestAreWrittenInBatches() throws Exception {
    Map<FieldName, Expression> desired = new LinkedHashMap<>();
    Catalog.bundled()
        .objects()
        .values()
        .forEach(
            object ->
                object.fields().values().stream()
                    .limit(1)
                    .forEach(field -> desired.put(field.name(), Expression.of("1 + 1"))));

    Outcome outcome = apply(ApplyOptions.defaults(), new Settings(desired));

    assertThat(outcome.stored())
        .hasSize(18)
        .allSatisfy((o, h) -> assertThat(h).isEqualTo(StoredState.DESIRED));
    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    desired
        .keySet()
        .forEach(n -> assertThat(emulator.active().find(n)).contains(Expression.of("1 + 1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=202",
        "status=204",
        "status=303",
        "status=500",
        "redirect=https://status.example.org/",
        "not-http=HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
        "not-http=HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\n",
      })
  void aWriteIsReadBackAfterAnUnexpectedAnswer(String fault) throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    emulator.fault(List.of(Fault.parse(fault + ",at=set,carried-out")));

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(emulator.active().find(HOSTNAME)).contains(OURS);
    assertThat(requests(RequestKind.SET)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status=202", "status=303", "redirect=https://status.example.org/"})
  void anUnexpectedAnswerToAReloadIsRolledBackAndReloaded(String fault) throws Exception {
    Settings before = emulator.stored();
    emulator.fault(List.of(Fault.parse(fault + ",at=reload,carried-out")));

    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(emulator.stored()).isEqualTo(before);
    assertThat(emulator.active()).isEqualTo(before);
    assertThat(requests(RequestKind.RELOAD)).as("reload, rollback, reload").isEqualTo(2);
  }

  @Test
  void aLostAnswerLeavesTheOverwrittenValuesUnknown() throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    emulator.store(setting(HOSTNAME, THEIRS));
    emulator.fault(List.of(Fault.once(Fault.Kind.CLOSE, RequestKind.SET).afterwards()));
    emulator.block(PYZOR);

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(messages(outcome))
        .anyMatch(message -> message.contains("the values right before it are unknown"));
  }

  @Test
  void rollbackKeepsAConcurrentWriteToAnotherField() throws Exception {
    Settings desired = setting(HOSTNAME, OURS).with(setting(SCRIPT, Expression.of("'connect'")));
    Plan plan = Plan.of(desired, emulator.stored());
    emulator.fault(
        List.of(
            Fault.parse("close,at=set,carried-out"),
            concurrentWrite("'theirs.example.org'", "get", 1)));

    Outcome outcome = apply(ApplyOptions.defaults(), plan);

    assertThat(emulator.stored().find(HOSTNAME)).contains(THEIRS);
    assertThat(emulator.stored().find(SCRIPT)).contains(Expression.of("false"));
    assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.OTHER);
  }

  @Test
  void repeatedConcurrentWritesAreRestoredOrReported() throws Exception {
    emulator.block(PYZOR);
    emulator.fault(
        List.of(
            concurrentWrite("'r1'", "set", 2),
            concurrentWrite("'r2'", "set", 3),
            concurrentWrite("'r3'", "set", 4)));

    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(emulator.stored().find(HOSTNAME)).contains(Expression.of("'r2'"));
    assertThat(outcome.problems())
        .anyMatch(problem -> String.valueOf(problem.hint()).contains("by hand: else 'r3'"));
  }

  @Test
  void aConcurrentValueThatCannotBeRestoredIsReported() throws Exception {
    emulator.block(PYZOR);
    emulator.fault(
        List.of(
            concurrentWrite("'r1'", "set", 2),
            Fault.parse("method-error=forbidden,at=set,from=3,times=always")));

    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.PREVIOUS);
    assertThat(outcome.problems())
        .anyMatch(problem -> String.valueOf(problem.hint()).contains("by hand: else 'r1'"));
  }

  @Test
  void everyRepeatedReloadIsLogged() throws Exception {
    emulator.block(PYZOR);
    whileWaiting =
        () -> {
          if (time.waits().size() == 2) {
            emulator.unblock("SpamPyzor");
          }
        };

    assertThat(apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS)).status())
        .isEqualTo(Status.ACTIVE);
    assertThat(listener.notes())
        .hasSize(2)
        .allMatch(
            it -> it.startsWith("the reload is blocked by SpamPyzor: Invalid address: trying"));
  }

  @Test
  void retryAfterHoldsForWritesAndReloads() throws Exception {
    Plan plan = Plan.of(setting(HOSTNAME, OURS), emulator.stored());
    emulator.fault(
        List.of(Fault.parse("status=503/4,at=set"), Fault.parse("status=429/6,at=reload")));

    assertThat(apply(ApplyOptions.defaults(), plan).status()).isEqualTo(Status.ACTIVE);
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(6));
  }

  @Test
  void retryAfterBeyondTheBudgetEndsTheTries() throws Exception {
    emulator.fault(List.of(Fault.parse("status=429/3600,at=reload,times=always")));

    assertThat(apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS)).status())
        .isEqualTo(Status.UNCHANGED);
    assertThat(requests(RequestKind.RELOAD)).isEqualTo(1);
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void allTriesOfAReloadShareTheBudget() throws Exception {
    emulator.fault(List.of(Fault.parse("status=429,at=reload,times=always")));

    assertThat(apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS)).status())
        .isEqualTo(Status.UNCHANGED);
    assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void keepStoredSaysUnknownAfterALostReload() throws Exception {
    emulator.fault(List.of(Fault.parse("close,at=reload,times=always,carried-out")));

    Outcome outcome =
        apply(new ApplyOptions(ReloadMode.AUTO, true, Duration.ZERO), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.STORED);
    assertThat(outcome.active()).isEqualTo(ActivationState.UNKNOWN);
  }

  @Test
  void aCompletedWriteIsNotReportedAsFailure() throws Exception {
    emulator.fault(List.of(Fault.parse("method-error=serverPartialFail,at=set,carried-out")));

    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(outcome.problems()).noneMatch(Problem::isError);
  }

  @Test
  void aStopPreventsTheReload() throws Exception {
    emulator.store(setting(HOSTNAME, OURS));
    stop.request();

    Outcome outcome =
        apply(new ApplyOptions(ReloadMode.ALWAYS, false, Duration.ZERO), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(requests(RequestKind.RELOAD)).isZero();
  }

  @Test
  void aStopWhileRepeatingIsReported() throws Exception {
    Settings before = emulator.stored();
    emulator.block(PYZOR);
    whileWaiting = stop::request;

    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(emulator.stored()).isEqualTo(before);
    assertThat(messages(outcome)).contains("stopped before the changes were active");
    assertThat(requests(RequestKind.RELOAD)).isEqualTo(1);
  }

  @Test
  void anInternalErrorIsUncertain() throws Exception {
    emulator.block(PYZOR);
    whileWaiting =
        () -> {
          throw new IllegalStateException("unexpected");
        };

    Outcome outcome = apply(ApplyOptions.defaults(), setting(HOSTNAME, OURS));

    assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
    assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.UNKNOWN);
    assertThat(messages(outcome))
        .contains(
            "internal error: java.lang.IllegalStateException: unexpected; this is a bug, please"
                + " report it");
  }

  private static Fault concurrentWrite(String text, String at, int from) {
    return Fault.parse(
        "concurrent-write=MtaStageConnect.hostname=" + text + ",at=" + at + ",from=" + from);
  }

  private static List<String> messages(Outcome outcome) {
    return outcome.problems().stream().map(Problem::message).toList();
  }

  private long requests(RequestKind kind) {
    return emulator.received().stream().filter(received -> received.kind() == kind).count();
  }

  private static Settings setting(FieldName name, Expression expression) {
    return new Settings(Map.of(name, expression));
  }

  private Outcome apply(ApplyOptions options, Settings desired) throws Exception {
    return apply(options, Plan.of(desired, server.read(desired.objects()).settings()));
  }

  private Outcome apply(ApplyOptions options, Plan plan) {
    GreetingProbe probe =
        new GreetingProbe(
            TlsConfiguration.systemTrust(), Duration.ofSeconds(20), time, this::pause);
    return new Apply(
            server, options, probe, address -> Optional.empty(), retries(), stop, step -> {})
        .run(plan);
  }

  private RetryPolicy retries() {
    return new RetryPolicy(time, this::pause, listener);
  }

  private boolean pause(Duration duration) {
    boolean unused = time.waitFor(duration);
    whileWaiting.run();
    return !stop.isRequested();
  }
}
