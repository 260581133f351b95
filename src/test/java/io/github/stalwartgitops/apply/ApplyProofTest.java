package io.github.stalwartgitops.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.Proof.Result;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.ReloadBlocker;
import io.github.stalwartgitops.emulator.SmtpListener;
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
import io.github.stalwartgitops.smtp.ReverseNames;
import io.github.stalwartgitops.smtp.ScriptedServer;
import io.github.stalwartgitops.smtp.SmtpAddress;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proof at the end of a transaction, against the emulator and nodes that lag behind it. */
class ApplyProofTest {
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  private static final FieldName HOSTNAME = new FieldName("MtaStageConnect", "hostname");
  private static final Settings OURS = greeting("'mx.example.org new'");
  private static final String OLD = "220 mx.example.org Stalwart ESMTP at your service\r\n";
  private static final String NEW = "220 mx.example.org new\r\n";

  private final ManualTime time = new ManualTime();
  private Emulator emulator;
  private StalwartServer server;
  private Settings before;
  private Runnable whileWaiting = () -> {};
  private ReverseNames names = address -> Optional.empty();

  @BeforeEach
  void start() throws Exception {
    start(Account.administrator("admin", "secret"));
  }

  private void start(Account account) throws Exception {
    start(EmulatorConfiguration.builder().accounts(List.of(account)));
  }

  private void start(EmulatorConfiguration.Builder configuration) throws Exception {
    emulator =
        Emulator.start(
            configuration.listeners(List.of(SmtpListener.smtp(0))).connectionLimit(false).build());
    JmapEndpoint endpoint =
        JmapEndpoint.of(emulator.url(), new Credential.Basic("admin", "secret", "a test"));
    server = new StalwartServer(JmapClient.open(endpoint, retries()), Catalog.bundled());
    before = emulator.stored();
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void theNewGreetingIsProven() throws Exception {
    Outcome outcome = apply(OURS, probing(emulatorAddress()));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(outcome.proofs()).extracting(Proof::result).containsExactly(Result.PROVEN);
    assertThat(outcome.proven()).isEqualTo("1 of 1 greeting proven");
    assertThat(steps(outcome))
        .containsExactly(
            "MtaStageConnect written",
            "reload accepted",
            "read back equal",
            "greeting " + emulatorAddress() + "   proven   220 mx.example.org new");
    assertThat(outcome.problems()).isEmpty();
  }

  @Test
  void theDefaultGreetingIsProvenWithTheHostName() throws Exception {
    Outcome outcome = apply(setting(HOSTNAME, "'mx.example.org'"), probing(emulatorAddress()));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(outcome.proofs())
        .singleElement()
        .satisfies(it -> assertThat(it.expected()).startsWith("mx.example.org Stalwart"))
        .satisfies(it -> assertThat(it.reason()).startsWith("the previous settings give the same"));
  }

  @Test
  void withoutAProbeNothingIsRead() throws Exception {
    Outcome outcome = apply(OURS, ProbeOptions.none());

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(outcome.proofs()).isEmpty();
    assertThat(outcome.proven()).isEmpty();
  }

  @Test
  void aLaggingNodeIsReadAgain() throws Exception {
    try (ScriptedServer node = ScriptedServer.greeting(OLD, OLD, NEW)) {
      Outcome outcome = apply(OURS, probing(emulatorAddress(), node.address()));

      assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
      assertThat(outcome.proven()).isEqualTo("2 of 2 greetings proven");
      assertThat(node.connections()).isEqualTo(3);
      assertThat(outcome.problems()).isEmpty();
    }
  }

  @Test
  void aNodeThatNeverReloadsContradicts() throws Exception {
    try (ScriptedServer node = ScriptedServer.greeting(OLD)) {
      Outcome outcome = apply(OURS, probing(emulatorAddress(), node.address()));

      assertThat(outcome.status()).isEqualTo(Status.NOT_PROVEN);
      assertThat(outcome.proven()).isEqualTo("1 of 2 greetings proven");
      assertThat(outcome.proofs())
          .extracting(Proof::result)
          .containsExactly(Result.PROVEN, Result.CONTRADICTED);
      assertThat(outcome.problems())
          .singleElement()
          .satisfies(
              it ->
                  assertThat(it.message())
                      .contains("must be 220 mx.example.org new, not 220 mx.example.org Stal"))
          .satisfies(it -> assertThat(it.hint()).contains("has not reached"));
      assertThat(emulator.stored()).isNotEqualTo(before);
      assertThat(time.waits().stream().mapToLong(Duration::toMillis).sum()).isLessThan(12_000);
    }
  }

  @Test
  void aContradictionIsRolledBackAndThePreviousGreetingProven() throws Exception {
    try (ScriptedServer node = ScriptedServer.greeting(OLD)) {
      Outcome outcome = apply(OURS, rollback(emulatorAddress(), node.address()));

      assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
      assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.PREVIOUS);
      assertThat(emulator.stored()).isEqualTo(before);
      assertThat(emulator.active()).isEqualTo(before);
      assertThat(outcome.proven()).isEqualTo("1 of 2 greetings proven");
      assertThat(steps(outcome))
          .containsSubsequence(
              "rollback MtaStageConnect has its previous values again",
              "reload accepted",
              "greeting " + node.address() + "   proven   " + OLD.strip());
    }
  }

  @Test
  void aRolledBackReloadHasPublishedTheEditsOfOtherClients() throws Exception {
    FieldName other = new FieldName("MtaStageMail", "script");
    emulator.store(setting(other, "'of_another_client'"));
    try (ScriptedServer node = ScriptedServer.greeting(OLD)) {
      Outcome outcome = apply(OURS, rollback(emulatorAddress(), node.address()));

      assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
      assertThat(outcome.active()).isEqualTo(ActivationState.RELOADED);
      assertThat(emulator.active().find(other)).contains(Expression.of("'of_another_client'"));
      assertThat(outcome.problems())
          .extracting(Problem::message)
          .contains("a reload has published everything that is stored on the server");
    }
  }

  @Test
  void anUnprovenRollbackIsUncertain() throws Exception {
    try (ScriptedServer node = ScriptedServer.greeting("220 another host\r\n")) {
      Outcome outcome = apply(OURS, rollback(node.address()));

      assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
      assertThat(emulator.active()).isEqualTo(before);
    }
  }

  @Test
  void aRollbackKeepsAConcurrentWrite() throws Exception {
    whileWaiting = () -> emulator.store(greeting("'theirs'"));
    try (ScriptedServer node = ScriptedServer.greeting(OLD)) {
      Outcome outcome = apply(OURS, rollback(node.address()));

      assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
      assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.OTHER);
      assertThat(emulator.stored().find(GREETING)).contains(Expression.of("'theirs'"));
      assertThat(emulator.active().find(GREETING)).isEqualTo(OURS.find(GREETING));
    }
  }

  @Test
  void aRollbackWithARefusedReloadIsUncertain() throws Exception {
    whileWaiting = () -> emulator.block(new ReloadBlocker("SpamPyzor", "Invalid address"));
    try (ScriptedServer node = ScriptedServer.greeting(OLD)) {
      Outcome outcome = apply(OURS, rollback(node.address()));

      assertThat(outcome.status()).isEqualTo(Status.UNCERTAIN);
      assertThat(outcome.stored()).containsEntry("MtaStageConnect", StoredState.PREVIOUS);
      assertThat(emulator.active().find(GREETING)).isEqualTo(OURS.find(GREETING));
    }
  }

  @Test
  void anUndecidedGreetingIsNotRolledBack() throws Exception {
    Outcome outcome = apply(greeting("'AS ' + asn"), rollback(emulatorAddress()));

    assertThat(outcome.status()).isEqualTo(Status.NOT_PROVEN);
    assertThat(outcome.proofs())
        .singleElement()
        .satisfies(it -> assertThat(it.result()).isEqualTo(Result.UNDECIDED))
        .satisfies(it -> assertThat(it.expected()).isEqualTo("AS 0"))
        .satisfies(
            it ->
                assertThat(it.reason())
                    .isEqualTo("the greeting depends on asn; this one is likely"));
    assertThat(emulator.stored()).isNotEqualTo(before);
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void anUnknownInputNamesTheMissingPermissions() throws Exception {
    emulator.close();
    start(
        new Account(
            "admin",
            "secret",
            null,
            List.of(
                "authenticate",
                "sysMtaStageConnectGet",
                "sysMtaStageConnectUpdate",
                "sysActionCreate",
                "actionReloadSettings")));

    Outcome outcome =
        apply(greeting("system('hostname') + ' ' + listener"), probing(emulatorAddress()));

    assertThat(outcome.status()).isEqualTo(Status.NOT_PROVEN);
    assertThat(outcome.problems())
        .singleElement()
        .satisfies(
            it -> assertThat(it.message()).contains("depends on system('hostname'), listener"))
        .satisfies(
            it -> assertThat(it.hint()).contains("sysNetworkListenerGet and sysSystemSettingsGet"));
  }

  /** A fresh server has no default host name: {@code system('hostname')} is the node's own name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "system('hostname') + ' ESMTP'",
        "system('hostname')",
        "'welcome'",
        "if_then(starts_with(system('hostname'), 'node'), 'a', 'b')",
      })
  void aCorrectGreetingIsProvenWithANodesOwnName(String greeting) throws Exception {
    emulator.close();
    start(
        EmulatorConfiguration.builder()
            .accounts(List.of(Account.administrator("admin", "secret")))
            .hostname("")
            .nodeHostname("node-1.example.org"));

    Outcome outcome = apply(greeting(greeting), rollback(emulatorAddress()));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(outcome.proofs()).extracting(Proof::result).containsExactly(Result.PROVEN);
    assertThat(outcome.problems()).isEmpty();
  }

  @Test
  void aCorrectGreetingWithAStrangeNameIsNeverRolledBack() throws Exception {
    emulator.close();
    start(
        EmulatorConfiguration.builder()
            .accounts(List.of(Account.administrator("admin", "secret")))
            .hostname("")
            .nodeHostname("under_score"));

    Outcome outcome = apply(greeting("system('hostname') + ' ESMTP'"), rollback(emulatorAddress()));

    assertThat(outcome.status()).isEqualTo(Status.NOT_PROVEN);
    assertThat(outcome.proofs()).extracting(Proof::result).containsExactly(Result.UNDECIDED);
    assertThat(emulator.active().find(GREETING))
        .contains(Expression.of("system('hostname') + ' ESMTP'"));
  }

  @Test
  void aNodeThatNeverReloadsContradictsWhateverItsNameIs() throws Exception {
    emulator.close();
    start(
        EmulatorConfiguration.builder()
            .accounts(List.of(Account.administrator("admin", "secret")))
            .hostname(""));
    try (ScriptedServer node = ScriptedServer.greeting(OLD)) {
      Outcome outcome = apply(greeting("system('hostname') + ' ESMTP'"), probing(node.address()));

      assertThat(outcome.proofs()).extracting(Proof::result).containsExactly(Result.CONTRADICTED);
    }
  }

  @Test
  void withoutChangesTheGreetingInUseIsProven() throws Exception {
    Outcome outcome = apply(Settings.empty(), probing(emulatorAddress()));

    assertThat(outcome.status()).isEqualTo(Status.NOTHING_TO_DO);
    assertThat(outcome.proven()).isEqualTo("1 of 1 greeting proven");
  }

  @Test
  void storedButInactiveSettingsAreFoundWithoutChanges() throws Exception {
    emulator.store(OURS);

    Outcome outcome = apply(OURS, rollback(emulatorAddress()));

    assertThat(outcome.status()).isEqualTo(Status.NOT_PROVEN);
    assertThat(outcome.proofs()).extracting(Proof::result).containsExactly(Result.CONTRADICTED);
    assertThat(outcome.problems())
        .singleElement()
        .satisfies(it -> assertThat(it.hint()).contains("--reload always"));
    assertThat(steps(outcome)).contains("rollback nothing to roll back: nothing was written");
    assertThat(apply(OURS, options(ReloadMode.ALWAYS, probing(emulatorAddress()))).status())
        .isEqualTo(Status.ACTIVE);
  }

  @Test
  void withoutReloadNoGreetingIsRead() throws Exception {
    try (ScriptedServer node = ScriptedServer.greeting(OLD)) {
      Outcome outcome = apply(OURS, options(ReloadMode.NEVER, probing(node.address())));

      assertThat(outcome.status()).isEqualTo(Status.STORED);
      assertThat(node.connections()).isZero();
      assertThat(steps(outcome)).contains("greeting not read: the changes are not active");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "554 5.7.1 Go away, 554 5.7.1 Go away, 1",
    "421 4.3.2 Later, 421 4.3.2 Later, 2",
    "* OK IMAP, does not greet as SMTP, 1",
  })
  void otherAnswersAreUndecidedAndReadAgainIfTemporary(String answer, String reason, int atLeast)
      throws Exception {
    try (ScriptedServer node = ScriptedServer.greeting(answer + "\r\n")) {
      Outcome outcome = apply(OURS, probing(node.address()));

      assertThat(outcome.status()).isEqualTo(Status.NOT_PROVEN);
      assertThat(outcome.proofs())
          .singleElement()
          .satisfies(it -> assertThat(it.result()).isEqualTo(Result.UNDECIDED))
          .satisfies(it -> assertThat(it.reason()).contains(reason));
      assertThat(node.connections())
          .satisfies(it -> assertThat(Math.min(it, 2)).isEqualTo(atLeast));
    }
  }

  @Test
  void aTemporaryRefusalIsReadAgain() throws Exception {
    try (ScriptedServer node = ScriptedServer.greeting("421 4.3.2 Later\r\n", NEW)) {
      assertThat(apply(OURS, probing(node.address())).status()).isEqualTo(Status.ACTIVE);
    }
  }

  @Test
  void aRepeatedAddressIsReadOnce() throws Exception {
    try (ScriptedServer node = ScriptedServer.greeting(NEW)) {
      Outcome outcome = apply(OURS, probing(node.address(), node.address()));

      assertThat(outcome.proven()).isEqualTo("1 of 1 greeting proven");
      assertThat(node.connections()).isEqualTo(1);
    }
  }

  @Test
  void aGreetingThatDiffersFromTheReverseNameIsAWarning() throws Exception {
    names = address -> Optional.of("host-127.example.net.");

    Outcome outcome = apply(OURS, probing(emulatorAddress()));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(outcome.problems())
        .extracting(Problem::message)
        .containsExactly(
            "the greeting names mx.example.org, but 127.0.0.1 is host-127.example.net");
  }

  @Test
  void reverseNamesAreComparedWithoutCase() throws Exception {
    names = address -> Optional.of("MX.example.org.");

    assertThat(apply(OURS, probing(emulatorAddress())).problems()).isEmpty();
  }

  private static Settings greeting(String text) {
    return setting(GREETING, text);
  }

  private static Settings setting(FieldName field, String text) {
    return new Settings(Map.of(field, Expression.of(text)));
  }

  private SmtpAddress emulatorAddress() {
    int port = emulator.listeners().get("smtp").getPort();
    return new SmtpAddress("127.0.0.1", port, SmtpAddress.Security.NONE);
  }

  private static ProbeOptions probing(SmtpAddress... addresses) {
    return new ProbeOptions(List.of(addresses), Duration.ofSeconds(10), false);
  }

  private static ProbeOptions rollback(SmtpAddress... addresses) {
    return new ProbeOptions(List.of(addresses), Duration.ofSeconds(2), true);
  }

  private static ApplyOptions options(ReloadMode reload, ProbeOptions probing) {
    return new ApplyOptions(reload, false, Duration.ofSeconds(1), probing);
  }

  private static List<String> steps(Outcome outcome) {
    return outcome.steps().stream().map(step -> step.subject() + " " + step.result()).toList();
  }

  private Outcome apply(Settings desired, ProbeOptions probing) throws Exception {
    return apply(desired, options(ReloadMode.AUTO, probing));
  }

  private Outcome apply(Settings desired, ApplyOptions options) throws Exception {
    Plan plan = Plan.of(desired, server.read(List.of("MtaStageConnect")).settings());
    GreetingProbe probe =
        new GreetingProbe(
            TlsConfiguration.systemTrust(), Duration.ofSeconds(20), time, this::pause);
    return new Apply(server, options, probe, names, retries(), new StopSignal(), step -> {})
        .run(plan);
  }

  private RetryPolicy retries() {
    return new RetryPolicy(time, this::pause, new RecordingListener());
  }

  private boolean pause(Duration duration) {
    boolean goesOn = time.waitFor(duration);
    whileWaiting.run();
    return goesOn;
  }
}
