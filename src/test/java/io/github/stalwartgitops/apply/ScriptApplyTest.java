package io.github.stalwartgitops.apply;

import static io.github.stalwartgitops.apply.ServerFixture.HOSTNAME;
import static io.github.stalwartgitops.apply.ServerFixture.SCRIPT;
import static io.github.stalwartgitops.apply.ServerFixture.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.emulator.ReloadBlocker;
import io.github.stalwartgitops.emulator.RequestKind;
import io.github.stalwartgitops.emulator.Script;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.jmap.ManualTime;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.smtp.GreetingProbe;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripts in the transaction, beside the field that names them. */
class ScriptApplyTest {
  private static final SieveScript KEEP = new SieveScript("keep;", null, true);
  private static final SieveScript STOP = new SieveScript("stop;", "ends here", true);
  private static final Settings NAMED = setting(SCRIPT, "'filter'");

  private ServerFixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new ServerFixture();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aNewScriptAndItsFieldAreWrittenInOneRequest() throws Exception {
    Outcome outcome = apply(plan(NAMED, script("filter", SieveScript.NONE, KEEP)));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(outcome.stored())
        .containsOnly(
            Map.entry("SieveSystemScript", StoredState.DESIRED),
            Map.entry("MtaStageConnect", StoredState.DESIRED));
    assertThat(scripts()).containsExactly("filter keep; true");
    assertThat(fixture.emulator().activeScripts()).hasSize(1);
    assertThat(
            fixture.emulator().received().stream()
                .filter(request -> request.kind() == RequestKind.SET))
        .hasSize(1);
  }

  @Test
  void aScriptIsUpdatedAndRemoved() throws Exception {
    fixture.emulator().store(Script.active("filter", "keep;"));
    fixture.emulator().store(Script.active("old", "keep;"));

    Outcome outcome =
        apply(
            plan(
                Settings.empty(),
                script("filter", KEEP, STOP),
                script("old", KEEP, SieveScript.NONE)));

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(scripts()).containsExactly("filter stop; true");
  }

  @Test
  void aRefusedReloadRollsEveryScriptBack() throws Exception {
    fixture.emulator().store(Script.active("filter", "keep;"));
    fixture.emulator().store(Script.active("old", "keep;"));
    fixture.emulator().block(new ReloadBlocker("SpamPyzor", "Invalid address"));

    Outcome outcome =
        apply(
            plan(
                NAMED,
                script("filter", KEEP, STOP),
                script("new", SieveScript.NONE, KEEP),
                script("old", KEEP, SieveScript.NONE)));

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(scripts()).containsExactlyInAnyOrder("filter keep; true", "old keep; true");
    assertThat(fixture.emulator().stored().find(SCRIPT)).contains(Expression.of("false"));
  }

  @Test
  void aRefusedScriptRollsTheOthersBack() throws Exception {
    Outcome outcome =
        apply(
            plan(
                NAMED,
                script("filter", SieveScript.NONE, KEEP),
                script("broken", SieveScript.NONE, new SieveScript("if { nope", null, true))));

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(scripts()).isEmpty();
    assertThat(outcome.problems())
        .extracting(Problem::message)
        .anyMatch(it -> it.startsWith("the server refused SieveSystemScript.broken: "));
  }

  @Test
  void aLostAnswerIsReadBack() throws Exception {
    Plan plan = plan(NAMED, script("filter", SieveScript.NONE, KEEP));
    fixture.emulator().fault("close,at=set,carried-out");

    Outcome outcome = apply(plan);

    assertThat(outcome.status()).isEqualTo(Status.ACTIVE);
    assertThat(scripts()).containsExactly("filter keep; true");
  }

  @Test
  void aConcurrentEditIsRestored() throws Exception {
    fixture.emulator().store(Script.active("filter", "keep;"));
    Plan plan = plan(setting(HOSTNAME, "'mx'"), script("filter", KEEP, STOP));
    fixture.emulator().store(Script.active("filter", "discard;"));

    Outcome outcome = apply(plan);

    assertThat(outcome.status()).isEqualTo(Status.UNCHANGED);
    assertThat(scripts()).containsExactly("filter discard; true");
    assertThat(outcome.problems())
        .extracting(Problem::message)
        .contains("another client changed SieveSystemScript.filter since the plan was made");
  }

  private static ScriptDiff script(String name, SieveScript before, SieveScript after) {
    return new ScriptDiff(name, before, after, null);
  }

  private Plan plan(Settings desired, ScriptDiff... scripts) throws Exception {
    Settings stored =
        fixture.server().read(List.of("MtaStageConnect", SieveScript.OBJECT)).settings();
    return Plan.of(desired, stored).withScripts(List.of(scripts));
  }

  private List<String> scripts() {
    return fixture.emulator().storedScripts().stream()
        .map(it -> it.name() + " " + it.contents() + " " + it.isActive())
        .toList();
  }

  private Outcome apply(Plan plan) {
    ManualTime time = new ManualTime();
    GreetingProbe probe =
        new GreetingProbe(
            TlsConfiguration.systemTrust(), Duration.ofSeconds(1), time, time::waitFor);
    return new Apply(
            fixture.server(),
            ApplyOptions.defaults(),
            probe,
            address -> Optional.empty(),
            fixture.retries(),
            new StopSignal(),
            work -> {})
        .run(plan);
  }
}
