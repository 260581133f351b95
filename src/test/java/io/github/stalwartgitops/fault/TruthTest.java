package io.github.stalwartgitops.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.StateChange;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge of the fault tests knows a lie when it sees one. */
class TruthTest {
  private static final FieldName HOSTNAME = new FieldName("MtaStageConnect", "hostname");

  @TempDir private Path folder;

  @Test
  void aTrueAccountHoldsNoLie() throws Exception {
    assertThat(liesAbout(Status.ACTIVE, StoredState.DESIRED, ActivationState.RELOADED)).isEmpty();
  }

  @Test
  void aFalseSuccessIsALie() throws Exception {
    assertThat(liesAbout(Status.UNCHANGED, StoredState.PREVIOUS, ActivationState.UNTOUCHED))
        .anyMatch(it -> it.contains("was told to hold the PREVIOUS value"))
        .anyMatch(it -> it.contains("active is told to be UNTOUCHED"));
  }

  @Test
  void aNeedlessDoubtIsALie() throws Exception {
    assertThat(liesAbout(Status.UNCERTAIN, StoredState.PREVIOUS, ActivationState.UNTOUCHED))
        .isNotEmpty();
  }

  @Test
  void whatIsLeftBesideTheValueOfSomebodyElseIsNotHis() throws Exception {
    assertThat(liesAbout(Status.UNCERTAIN, StoredState.OTHER, ActivationState.RELOADED))
        .anyMatch(it -> it.contains("was told to hold the OTHER value"));
    assertThat(liesAbout(Status.UNCERTAIN, StoredState.PARTIAL, ActivationState.RELOADED))
        .isEmpty();
  }

  @Test
  void aValueOfSomebodyElseThatIsGoneIsToBeTold() throws Exception {
    StateChange theirs =
        new StateChange(
            StateChange.Cause.OTHER_CLIENT,
            StateChange.Side.STORED,
            2,
            new Settings(Map.of(HOSTNAME, Expression.of("'theirs'"))));

    assertThat(liesAbout(Status.ACTIVE, StoredState.DESIRED, ActivationState.RELOADED, theirs))
        .singleElement()
        .asString()
        .contains("'theirs'")
        .endsWith("of somebody else was overwritten, and nobody is told");
  }

  /**
   * What is a lie about an apply that went well.
   *
   * @param first what others changed before the apply wrote
   */
  private List<String> liesAbout(
      Status status, StoredState held, ActivationState active, StateChange... first)
      throws Exception {
    Path manifest = DesiredValues.manifest(Scenario.APPLY, folder);
    try (FaultyServer server = FaultyServer.start()) {
      Snapshot before = server.snapshot();
      RunRecord run = server.run(Scenario.APPLY, manifest, List.of());
      RunReport account = run.account();
      Outcome outcome =
          new Outcome(
              status,
              Map.of("MtaStageConnect", held),
              active,
              List.of(),
              List.of(),
              status == Status.UNCERTAIN ? List.of(Problem.error("it failed", null)) : List.of());
      RunReport told =
          new RunReport(
              account.server(),
              account.url(),
              account.catalogVersion(),
              account.plan(),
              account.behavior(),
              outcome,
              List.of(),
              status == Status.ACTIVE ? Verdict.DONE : Verdict.NOT_PROVEN,
              account.elapsed());
      List<StateChange> changes = new ArrayList<>(List.of(first));
      changes.addAll(run.course().changes());
      RequestHistory course = new RequestHistory(run.course().received(), changes);
      return Truth.lies(List.of(), before, server.snapshot(), new RunRecord(told, "", "", course));
    }
  }
}
