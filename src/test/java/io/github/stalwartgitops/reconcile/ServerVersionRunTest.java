package io.github.stalwartgitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ServerVersion;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.emulator.EmulatorException;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.FaultyEmulator;
import io.github.stalwartgitops.emulator.RequestKind;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs against servers of several versions. */
class ServerVersionRunTest {
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  private static final String HELLO = "system('hostname') + ' ESMTP'";
  private static final String IN_NETWORK =
      HELLO + " + if_then(is_ip_in_cidr(remote_ip, '192.0.2.0/24'), ' near', ' far')";
  private static final String BITS = HELLO + " + if_then(bit_and(local_port, 1), ' odd', ' even')";

  @TempDir private Path folder;

  private final ManualTime time = new ManualTime();
  private FaultyEmulator emulator;

  @AfterEach
  void stop() {
    emulator.close();
  }

  private void start(String version) throws EmulatorException {
    emulator =
        FaultyEmulator.start(
            EmulatorConfiguration.builder()
                .listeners(List.of())
                .accounts(List.of(Account.administrator("admin", "secret")))
                .serverVersion(version)
                .build());
  }

  private Manifests greeting(String expression) {
    try {
      Files.writeString(
          folder.resolve("connect.yaml"),
          "MtaStageConnect:\n  smtpGreeting:\n    else: \"" + expression + "\"\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new Manifests(
        folder, List.of(Path.of("connect.yaml")), Map.of(), Map.of(), false, false);
  }

  private Target target() {
    return Target.embedded(
        "mx",
        emulator.url(),
        new Credential.Basic("admin", "secret", "a test"),
        RequestLimits.defaults());
  }

  private Reconciler reconciler() {
    StopSignal stop = new StopSignal();
    return new Reconciler(Catalog.bundled(), time, time, stop, new RecordingListener(), work -> {});
  }

  private RunReport plan(Manifests manifests, boolean liveSchema) {
    return reconciler().plan(new PlanRequest(manifests, target(), liveSchema, false, List.of()));
  }

  private RunReport apply(Manifests manifests) {
    return reconciler()
        .apply(
            new ApplyRequest(
                new DesiredState.Declared(manifests),
                target(),
                ApplyOptions.defaults(),
                Guards.none(),
                false,
                false,
                false));
  }

  private static List<String> messages(RunReport report) {
    return report.problems().stream().map(Problem::message).toList();
  }

  private long schemaRequests() {
    return emulator.received().stream()
        .filter(request -> request.line().contains("/api/schema"))
        .count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.16.3", "0.16.7", "0.16.19"})
  void aReportNamesTheVersionOfTheServer(String version) throws Exception {
    start(version);

    RunReport report = plan(greeting(HELLO), false);

    assertThat(report.serverVersion().releases()).contains(version);
    assertThat(report.catalogVersion()).isEqualTo("0.16.19");
    assertThat(report.verdict()).isEqualTo(Verdict.DONE);
    assertThat(schemaRequests()).as("the redirect is not followed").isEqualTo(1);
  }

  @Test
  void expressionsAreCheckedByTheVersionOfTheServer() throws Exception {
    start("0.16.3");

    RunReport report = apply(greeting(IN_NETWORK));

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.serverVersion()).hasToString("0.16.2 to 0.16.3");
    assertThat(messages(report))
        .containsExactly("is_ip_in_cidr does not exist before Stalwart 0.16.5");
    assertThat(report.outcome()).isNull();
  }

  @Test
  void theVersionOfTheServerCountsMoreThanTheGivenOne() throws Exception {
    start("0.16.19");
    Manifests manifests = greeting(IN_NETWORK).withServerVersion(ServerVersion.parse("0.16.3"));

    RunReport report = apply(manifests);

    assertThat(report.verdict()).isEqualTo(Verdict.DONE);
    assertThat(emulator.active().find(GREETING)).contains(Expression.of(IN_NETWORK));
  }

  @Test
  void aTextThatNoVersionAcceptsIsFoundBeforeAnythingIsSent() throws Exception {
    start("0.16.19");

    assertThat(plan(greeting("local_prot"), false).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(emulator.received()).isEmpty();
  }

  @Test
  void aServerThatMayBeOfTwoLanguagesIsWarnedAbout() throws Exception {
    start("0.16.5");

    RunReport report = plan(greeting(IN_NETWORK), false);

    assertThat(report.serverVersion()).hasToString("0.16.4 to 0.16.5");
    assertThat(messages(report))
        .containsExactly(
            "Stalwart 0.16.4 refuses this: Invalid variable or constant \"is_ip_in_cidr\"");
  }

  @Test
  void anUnknownSchemaIsReportedOnceWithTheConsequences() throws Exception {
    start("1.0");

    RunReport report = apply(greeting(HELLO));

    assertThat(report.verdict()).isEqualTo(Verdict.DONE);
    assertThat(report.serverVersion().isKnown()).isFalse();
    Problem problem = report.problems().get(0);
    assertThat(report.problems()).hasSize(1);
    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
    assertThat(problem.message())
        .startsWith("emulator: the version of the server is unknown: its schema ")
        .endsWith(" is not that of a release from 0.16.0 to 0.16.19");
    assertThat(problem.hint())
        .contains(
            "Expressions are checked as for Stalwart 0.16.19.",
            "--server-version (serverVersion in Maven)",
            "--schema live (schema in Maven)");
  }

  @Test
  void theGivenVersionCountsIfThatOfTheServerIsUnknown() throws Exception {
    start("1.0");

    assertThat(apply(greeting(BITS)).verdict()).isEqualTo(Verdict.INVALID);
    RunReport report = apply(greeting(BITS).withServerVersion(ServerVersion.parse("1.0")));

    assertThat(report.verdict()).isEqualTo(Verdict.DONE);
    assertThat(report.problems().get(0).hint())
        .startsWith("Expressions are checked as for Stalwart 1.0.");
    assertThat(emulator.active().find(GREETING)).contains(Expression.of(BITS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"403", "404", "503", "200"})
  void aVersionThatCannotBeReadIsNotedOnce(String status) throws Exception {
    start("0.16.19");
    emulator.fault(
        List.of(
            Fault.once(Fault.Kind.STATUS, RequestKind.OTHER).with(status).during(1, Fault.ALWAYS)));

    RunReport report = apply(greeting(HELLO));

    assertThat(report.verdict()).isEqualTo(Verdict.DONE);
    assertThat(report.serverVersion()).isEqualTo(ServerVersion.unknown());
    assertThat(report.problems()).extracting(Problem::severity).containsExactly(Severity.NOTE);
    assertThat(messages(report).get(0))
        .startsWith("emulator: the version of the server is unknown: ");
    assertThat(schemaRequests()).isEqualTo(1);
  }

  @Test
  void aLiveCatalogIsNamedAfterTheServer() throws Exception {
    start("0.16.7");

    RunReport report = plan(greeting(HELLO), true);

    assertThat(report.catalogVersion()).isEqualTo("0.16.6 to 0.16.8");
    assertThat(report.serverVersion()).hasToString("0.16.6 to 0.16.8");
    assertThat(messages(report)).isEmpty();
  }

  @Test
  void aLiveCatalogOfAnUnknownVersionIsNamedAfterItsSchema() throws Exception {
    start("1.0");

    RunReport report = plan(greeting(HELLO), true);

    assertThat(report.catalogVersion()).startsWith("of schema ");
    assertThat(messages(report)).hasSize(1);
    assertThat(report.problems().get(0).hint()).doesNotContain("--schema live");
  }
}
