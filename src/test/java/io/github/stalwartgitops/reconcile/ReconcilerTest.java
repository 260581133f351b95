package io.github.stalwartgitops.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.Credential;
import io.github.stalwartgitops.jmap.JmapListener;
import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.jmap.RecordingListener;
import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.report.JsonText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilerTest {
  private static final FieldName HOSTNAME = new FieldName("MtaStageConnect", "hostname");
  private static final String TOKEN = "a-token-for-all-permissions";
  private static final String READER = "a-token-for-reading-only";

  @TempDir Path folder;
  private final ManualTime time = new ManualTime();
  private final List<String> progress = new ArrayList<>();
  private Emulator emulator;

  @BeforeEach
  void startAServer() throws Exception {
    emulator =
        Emulator.start(
            EmulatorConfiguration.builder()
                .listeners(List.of())
                .accounts(
                    List.of(
                        new Account("admin", null, TOKEN, null),
                        new Account(
                            "reader",
                            null,
                            READER,
                            List.of("authenticate", "sysMtaStageConnectGet"))))
                .build());
    declare("MtaStageConnect:\n  hostname: {text: mx.example.net}\n");
  }

  @AfterEach
  void stopTheServer() {
    emulator.close();
  }

  @Test
  void aPlanComparesTheManifestsWithTheServer() {
    RunReport report = plan();

    assertThat(report.verdict()).isEqualTo(Verdict.DONE);
    assertThat(report.server()).isEqualTo("127.0.0.1");
    assertThat(report.plan().plan().changedFields())
        .extracting(field -> field.name() + " " + field.after().elseText())
        .containsExactly("MtaStageConnect.hostname 'mx.example.net'");
    assertThat(report.behavior()).isNotNull();
    assertThat(hostname()).isEqualTo("system('hostname')");
  }

  @Test
  void differencesAreDriftIfTheCallerAsksForIt() {
    assertThat(reconciler().plan(request(manifests(false), true)).verdict())
        .isEqualTo(Verdict.DRIFT);
  }

  @Test
  void nothingIsDriftAfterAnApply() {
    apply();

    assertThat(reconciler().plan(request(manifests(false), true)).verdict())
        .isEqualTo(Verdict.DONE);
  }

  @Test
  void aPlanNeedsOneRequest() {
    plan();

    assertThat(emulator.requests()).hasSize(1);
  }

  @Test
  void invalidManifestsAreNotComparedWithTheServer() throws Exception {
    declare("MtaStageConnect:\n  hostname: local_prot\n  hostnam: 1\n");

    RunReport report = plan();

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(messages(report)).hasSize(2);
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void lintsKnowWhatTheServerSays() throws Exception {
    declare("MtaStageConnect:\n  script: \"'missing'\"\n");

    assertThat(messages(plan())).anyMatch(message -> message.contains("missing"));
    assertThat(reconciler().validate(manifests(false)).problems()).isEmpty();
  }

  @Test
  void aWarningIsInvalidIfWarningsAreErrors() throws Exception {
    declare("MtaStageConnect:\n  script: \"'missing'\"\n");

    assertThat(reconciler().plan(request(manifests(true), false)).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void problemsOfTheManifestsAreReportedEvenIfTheServerCannotBeReached() throws Exception {
    declare("MtaStageConnect:\n  smtpGreeting: {text: no host name}\n");
    emulator.close();

    RunReport report = plan();

    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(messages(report).get(0)).startsWith("127.0.0.1: ");
    assertThat(report.problems()).anyMatch(problem -> problem.place() != null);
  }

  @Test
  void aPlanAgainstAnExportUsesNoServer() throws Exception {
    Path export =
        Files.writeString(
            folder.resolve("export.yaml"), "MtaStageConnect:\n  hostname: {text: old}\n");

    RunReport report =
        reconciler()
            .plan(
                new PlanRequest(
                    manifests(false), new PlanRequest.ExportFile(export), false, true, List.of()));

    assertThat(report.verdict()).isEqualTo(Verdict.DRIFT);
    assertThat(report.url()).isEmpty();
    assertThat(report.plan().plan().before().find(HOSTNAME)).contains(Expression.of("'old'"));
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void anExportThatCannotBeReadIsInvalid() {
    RunReport report =
        reconciler()
            .plan(
                new PlanRequest(
                    manifests(false),
                    new PlanRequest.ExportFile(folder.resolve("none.yaml")),
                    false,
                    true,
                    List.of()));

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.plan()).isNull();
  }

  @Test
  void anApplyMakesTheServerEqualToTheManifests() {
    RunReport report = apply();

    assertThat(report.verdict()).isEqualTo(Verdict.DONE);
    assertThat(report.outcome().status()).isEqualTo(Status.ACTIVE);
    assertThat(emulator.active().find(HOSTNAME)).contains(Expression.of("'mx.example.net'"));
  }

  @Test
  void aDryRunEndsAfterThePlan() {
    RunReport report = reconciler().apply(request(desired(), Guards.none(), TOKEN, true, true));

    assertThat(report.verdict()).isEqualTo(Verdict.DRIFT);
    assertThat(report.plan()).isNotNull();
    assertThat(report.outcome()).isNull();
    assertThat(hostname()).isEqualTo("system('hostname')");
  }

  @Test
  void aGuardRefusesAPlan() {
    Guards guards = new Guards(OptionalInt.of(0), OptionalInt.empty(), Set.of(), Set.of(), false);

    RunReport report = reconciler().apply(request(desired(), guards, TOKEN, false, false));

    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(report.plan()).isNotNull();
    assertThat(hostname()).isEqualTo("system('hostname')");
  }

  @Test
  void aMisspelledGuardIsWrongUsage() {
    Guards guards =
        new Guards(
            OptionalInt.empty(), OptionalInt.empty(), Set.of("MtaStageConect"), Set.of(), false);

    RunReport report = reconciler().apply(request(desired(), guards, TOKEN, false, false));

    assertThat(report.verdict()).isEqualTo(Verdict.USAGE);
    assertThat(report.plan()).isNull();
  }

  @Test
  void aMissingPermissionIsFoundBeforeAnythingIsWritten() {
    RunReport report = reconciler().apply(request(desired(), Guards.none(), READER, false, false));

    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(report.outcome()).isNull();
    assertThat(messages(report)).anyMatch(it -> it.contains("may not reload settings"));
    assertThat(hostname()).isEqualTo("system('hostname')");
  }

  @Test
  void nothingToDoNeedsNoPermission() {
    apply();

    RunReport report = reconciler().apply(request(desired(), Guards.none(), READER, false, false));

    assertThat(report.outcome().status()).isEqualTo(Status.NOTHING_TO_DO);
  }

  @Test
  void aSavedPlanIsAppliedAsItIs() throws Exception {
    Path saved = savePlan();
    declare("MtaStageConnect:\n  hostname: {text: other}\n");

    RunReport report = reconciler().apply(request(new DesiredState.Planned(saved)));

    assertThat(report.outcome().status()).isEqualTo(Status.ACTIVE);
    assertThat(hostname()).isEqualTo("'mx.example.net'");
  }

  @Test
  void aSavedPlanIsRefusedIfTheServerHasChanged() throws Exception {
    Path saved = savePlan();
    emulator.store(new Settings(Map.of(HOSTNAME, Expression.of("'changed'"))));

    RunReport report = reconciler().apply(request(new DesiredState.Planned(saved)));

    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(messages(report)).anyMatch(it -> it.contains("the saved plan is stale"));
    assertThat(hostname()).isEqualTo("'changed'");
  }

  @Test
  void aSavedPlanOfWhichEverythingIsStoredHasNothingToDo() throws Exception {
    Path saved = savePlan();
    apply();

    RunReport report = reconciler().apply(request(new DesiredState.Planned(saved)));

    assertThat(report.outcome().status()).isEqualTo(Status.NOTHING_TO_DO);
  }

  @Test
  void aSavedPlanIsRefusedForAnotherServer() throws Exception {
    Path saved = savePlan();
    String text = Files.readString(saved).replace(emulator.url().toString(), "https://other.test");
    Files.writeString(saved, text);

    RunReport report = reconciler().apply(request(new DesiredState.Planned(saved)));

    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(messages(report)).anyMatch(it -> it.contains("was made for https://other.test"));
  }

  @Test
  void oneFieldKeepsThePartThatIsNotGiven() {
    FieldName greeting = new FieldName("MtaStageConnect", "smtpGreeting");
    Expression before = emulator.stored().find(greeting).orElseThrow();

    RunReport report =
        reconciler()
            .apply(
                request(
                    new DesiredState.OneField(
                        greeting, Optional.empty(), Optional.of("system('hostname')"))));

    assertThat(report.outcome().status()).isEqualTo(Status.ACTIVE);
    assertThat(emulator.active().find(greeting))
        .contains(new Expression(before.match(), "system('hostname')"));
  }

  @Test
  void oneFieldIsCheckedAndShownWithTheFactsOfTheServerAsAPlanIs() throws Exception {
    FieldName script = new FieldName("MtaStageConnect", "script");
    declare("MtaStageConnect:\n  script: \"'missing'\"\n");

    RunReport planned = plan();
    RunReport updated =
        reconciler()
            .apply(
                request(
                    new DesiredState.OneField(script, Optional.empty(), Optional.of("'missing'")),
                    Guards.none(),
                    TOKEN,
                    true,
                    false));

    assertThat(messages(updated)).isNotEmpty().isEqualTo(messages(planned));
    assertThat(updated.behavior()).isEqualTo(planned.behavior());
  }

  @Test
  void aSavedPlanIsShownWithTheFactsOfTheServerAsAPlanIs() throws Exception {
    Path saved = savePlan();

    RunReport dryRun =
        reconciler()
            .apply(request(new DesiredState.Planned(saved), Guards.none(), TOKEN, true, false));

    assertThat(dryRun.behavior()).isEqualTo(plan().behavior());
    assertThat(dryRun.behavior().toString()).contains("mx.example.org");
  }

  @Test
  void oneFieldThatDoesNotCompileIsInvalid() {
    RunReport report =
        reconciler()
            .apply(
                request(
                    new DesiredState.OneField(
                        HOSTNAME, Optional.empty(), Optional.of("local_prot"))));

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void aFieldThatTheObjectDoesNotHaveIsInvalid() {
    FieldName name = new FieldName("MtaStageConnect", "hostnam");

    RunReport report =
        reconciler()
            .apply(request(new DesiredState.OneField(name, Optional.empty(), Optional.of("1"))));

    assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(report.problems().get(0).hint()).isEqualTo("Did you mean hostname?");
  }

  @Test
  void anObjectThatDoesNotExistIsWrongUsageBeforeAnythingIsSent() {
    Target target = target(TOKEN);

    assertThat(reconciler().read(target, "MtaStageConect", false).verdict())
        .isEqualTo(Verdict.USAGE);
    assertThat(reconciler().export(target, List.of("MtaStageConect"), false, false).verdict())
        .isEqualTo(Verdict.USAGE);
    assertThat(
            reconciler()
                .apply(
                    request(
                        new DesiredState.OneField(
                            new FieldName("MtaStageConect", "hostname"),
                            Optional.empty(),
                            Optional.of("1"))))
                .verdict())
        .isEqualTo(Verdict.USAGE);
    assertThat(emulator.requests()).isEmpty();
  }

  @Test
  void anExportPlansToNoChange() throws Exception {
    apply();
    declare(reconciler().export(target(TOKEN), List.of(), true, false).value().manifest());

    RunReport report = plan();

    assertThat(report.plan().plan().fields()).hasSizeGreaterThan(90);
    assertThat(report.plan().plan().hasChanges()).isFalse();
  }

  @Test
  void anObjectThatMayNotBeReadFailsTheExport() {
    Result<Export> export =
        reconciler().export(target(READER), List.of("MtaStageConnect", "Http"), true, false);

    assertThat(export.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(export.problems().get(0).message())
        .isEqualTo("127.0.0.1: this credential may not read Http.");
  }

  @Test
  void theProgressEndsEvenIfTheRunFailsUnexpectedly() {
    JmapListener failing =
        new JmapListener() {
          @Override
          public void note(String sentence) {}

          @Override
          public void debug(String line) {
            throw new IllegalStateException("the terminal is gone");
          }
        };

    assertThatThrownBy(() -> reconciler(failing).plan(request(manifests(false), false)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(progress).containsExactly("asking 127.0.0.1", "");
  }

  private void declare(String yaml) throws IOException {
    Files.writeString(folder.resolve("connect.yaml"), yaml);
  }

  private String hostname() {
    return emulator.stored().find(HOSTNAME).orElseThrow().elseText();
  }

  private RunReport plan() {
    return reconciler().plan(request(manifests(false), false));
  }

  private RunReport apply() {
    return reconciler().apply(request(desired()));
  }

  private Path savePlan() throws IOException {
    return Files.writeString(folder.resolve("plan.json"), JsonText.of(plan().plan().toJson()));
  }

  private PlanRequest request(Manifests manifests, boolean failOnDrift) {
    return new PlanRequest(manifests, target(TOKEN), false, failOnDrift, List.of());
  }

  private ApplyRequest request(DesiredState desired) {
    return request(desired, Guards.none(), TOKEN, false, false);
  }

  private ApplyRequest request(
      DesiredState desired, Guards guards, String token, boolean dryRun, boolean failOnDrift) {
    ApplyOptions options =
        new ApplyOptions(ReloadMode.AUTO, false, RequestLimits.defaults().retryBudget());
    return new ApplyRequest(desired, target(token), options, guards, false, dryRun, failOnDrift);
  }

  private DesiredState desired() {
    return new DesiredState.Declared(manifests(false));
  }

  private Manifests manifests(boolean strict) {
    return new Manifests(
        folder, List.of(Path.of("connect.yaml")), Map.of(), Map.of(), false, strict);
  }

  private Target target(String token) {
    URI url = emulator.url();
    return new Target(
        url.getHost(),
        url.toString(),
        Target.embedded("", url, new Credential.Bearer(token, "a test"), RequestLimits.defaults())
            .endpoint());
  }

  private Reconciler reconciler() {
    return reconciler(new RecordingListener());
  }

  private Reconciler reconciler(JmapListener listener) {
    return new Reconciler(Catalog.bundled(), time, time, new StopSignal(), listener, progress::add);
  }

  private static List<String> messages(RunReport report) {
    return report.problems().stream().map(Problem::message).toList();
  }
}
