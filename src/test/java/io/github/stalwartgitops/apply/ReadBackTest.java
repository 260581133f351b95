package io.github.stalwartgitops.apply;

import static io.github.stalwartgitops.apply.ServerFixture.EHLO_REQUIRE;
import static io.github.stalwartgitops.apply.ServerFixture.HOSTNAME;
import static io.github.stalwartgitops.apply.ServerFixture.SCRIPT;
import static io.github.stalwartgitops.apply.ServerFixture.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.Reload;
import io.github.stalwartgitops.server.ReloadAnswer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadBackTest {
  private static final Settings DESIRED =
      setting(HOSTNAME, "'mx'").with(setting(SCRIPT, "'connect'"));

  private ServerFixture fixture;
  private Plan plan;
  private Journal journal;

  @BeforeEach
  void start() throws Exception {
    fixture = new ServerFixture();
    plan(DESIRED);
  }

  private void plan(Settings desired) {
    plan = Plan.of(desired, fixture.emulator().stored());
    journal = new Journal(plan.changedObjects(), work -> {});
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void theDesiredValuesAreEqual() throws Exception {
    fixture.emulator().store(DESIRED);

    assertThat(isEqual(answer(List.of("MtaStageConnect")))).isTrue();
    assertThat(outcome().steps()).containsExactly(new Step("read back", "equal", List.of()));
  }

  @Test
  void anotherValueBesideOursIsPartial() throws Exception {
    fixture.emulator().store(DESIRED.with(setting(HOSTNAME, "'other'")));

    assertThat(isEqual(answer(List.of("MtaStageConnect")))).isFalse();
    assertThat(outcome().stored()).containsEntry("MtaStageConnect", StoredState.PARTIAL);
    assertThat(outcome().problems())
        .extracting(Problem::message)
        .contains("after the reload, MtaStageConnect does not hold the written values");
  }

  @Test
  void onlyOtherValuesAreOther() throws Exception {
    assertThat(isEqual(answer(List.of("MtaStageConnect")))).isFalse();
    assertThat(outcome().stored()).containsEntry("MtaStageConnect", StoredState.OTHER);
    assertThat(outcome().steps()).containsExactly(new Step("read back", "differs", List.of()));
  }

  @Test
  void anUnchangedFieldOfAWrittenObjectIsComparedAsWell() throws Exception {
    fixture.emulator().store(setting(SCRIPT, "'connect'"));
    plan(DESIRED);
    fixture.emulator().store(DESIRED.with(setting(SCRIPT, "'other'")));

    assertThat(isEqual(answer(List.of("MtaStageConnect")))).isFalse();
    assertThat(outcome().stored()).containsEntry("MtaStageConnect", StoredState.PARTIAL);
  }

  @Test
  void objectsThatDidNotFitTheReloadAreReadNow() throws Exception {
    fixture.emulator().store(DESIRED);

    assertThat(
            isEqual(
                new ReloadAnswer(
                    new Reload.Accepted(),
                    fixture.server().read(List.of()),
                    List.of("MtaStageConnect"))))
        .isTrue();
  }

  @Test
  void anObjectThatCannotBeReadIsUnknown() throws Exception {
    ReloadAnswer answer =
        new ReloadAnswer(
            new Reload.Accepted(), fixture.server().read(List.of()), List.of("MtaStageConnect"));
    fixture.emulator().fault("method-error=serverUnavailable,at=get,times=always");

    assertThat(isEqual(answer)).isFalse();
    assertThat(outcome().stored()).containsEntry("MtaStageConnect", StoredState.UNKNOWN);
    assertThat(outcome().steps()).containsExactly(new Step("read back", "not possible", List.of()));
    assertThat(outcome().problems())
        .extracting(Problem::message)
        .contains("after the reload, the stored values of MtaStageConnect could not be read");
  }

  @Test
  void withoutChangesAllDeclaredFieldsAreCompared() throws Exception {
    Settings both = DESIRED.with(setting(EHLO_REQUIRE, "false"));
    fixture.emulator().store(both);
    plan(both);
    ReloadAnswer answer = answer(List.of("MtaStageConnect", "MtaStageEhlo"));

    assertThat(isEqual(answer)).isTrue();
    fixture.emulator().store(setting(EHLO_REQUIRE, "true"));
    assertThat(isEqual(answer(List.of("MtaStageConnect", "MtaStageEhlo")))).isFalse();
  }

  private boolean isEqual(ReloadAnswer answer) {
    return new ReadBack(fixture.server(), journal).isEqual(plan, answer);
  }

  private ReloadAnswer answer(List<String> objects) throws Exception {
    return fixture.server().reloadAndRead(objects);
  }

  private Outcome outcome() {
    return journal.finish(Status.UNCERTAIN);
  }
}
