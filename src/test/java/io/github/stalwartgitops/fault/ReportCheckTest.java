package io.github.stalwartgitops.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Fault;
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

/** The check of the fault tests finds wrong reports. */
class ReportCheckTest {
  private static final FieldName HOSTNAME = new FieldName("MtaStageConnect", "hostname");

  /** An apply that succeeds. */
  private static final List<Fault> NO_FAULT = List.of();

  /** An apply whose reload is always refused, so that it is rolled back. */
  private static final List<Fault> REFUSED_RELOAD = List.of(Fault.parse("blocked,times=always"));

  @TempDir private Path folder;

  @Test
  void rightReportHasNoErrors() throws Exception {
    assertThat(errors(NO_FAULT, Status.ACTIVE, StoredState.DESIRED, ActivationState.RELOADED))
        .isEmpty();
    assertThat(
            errors(
                REFUSED_RELOAD, Status.UNCHANGED, StoredState.PREVIOUS, ActivationState.UNTOUCHED))
        .isEmpty();
  }

  @Test
  void falseSuccessIsFound() throws Exception {
    assertThat(errors(REFUSED_RELOAD, Status.ACTIVE, StoredState.DESIRED, ActivationState.RELOADED))
        .anyMatch(it -> it.contains("was reported as DESIRED"))
        .anyMatch(it -> it.contains("was reported as active"));
  }

  @Test
  void falseFailureIsFound() throws Exception {
    assertThat(errors(NO_FAULT, Status.UNCHANGED, StoredState.PREVIOUS, ActivationState.UNTOUCHED))
        .anyMatch(it -> it.contains("was reported as PREVIOUS"))
        .anyMatch(it -> it.contains("reported as UNTOUCHED"));
  }

  @Test
  void uncertainOutcomeWithoutAReasonIsFound() throws Exception {
    assertThat(errors(NO_FAULT, Status.UNCERTAIN, StoredState.PREVIOUS, ActivationState.UNTOUCHED))
        .anyMatch(it -> it.contains("the status UNCERTAIN does not fit"));
  }

  @Test
  void ownValueReportedAsThatOfAnotherClientIsFound() throws Exception {
    assertThat(errors(NO_FAULT, Status.UNCERTAIN, StoredState.OTHER, ActivationState.RELOADED))
        .anyMatch(it -> it.contains("was reported as OTHER"));
    assertThat(errors(NO_FAULT, Status.UNCERTAIN, StoredState.PARTIAL, ActivationState.RELOADED))
        .isEmpty();
  }

  @Test
  void overwrittenValueOfAnotherClientMustBeReported() throws Exception {
    StateChange write =
        new StateChange(
            StateChange.Cause.OTHER_CLIENT,
            StateChange.Side.STORED,
            2,
            new Settings(Map.of(HOSTNAME, Expression.of("'theirs'"))));

    assertThat(
            errors(NO_FAULT, Status.ACTIVE, StoredState.DESIRED, ActivationState.RELOADED, write))
        .singleElement()
        .asString()
        .contains("'theirs'")
        .endsWith("of another client was overwritten, which is not reported");
  }

  /**
   * Returns the errors in a report about an apply.
   *
   * @param faults the faults of the apply
   * @param first what other clients changed before the apply wrote
   */
  private List<String> errors(
      List<Fault> faults,
      Status status,
      StoredState stored,
      ActivationState active,
      StateChange... first)
      throws Exception {
    Path manifest = DesiredSettings.manifest(Scenario.APPLY, folder);
    try (FaultyCluster server = FaultyCluster.start()) {
      Snapshot before = server.snapshot();
      ObservedRun run = server.run(Scenario.APPLY, manifest, faults);
      RunReport right = run.report();
      boolean isSuccess = status == Status.ACTIVE;
      Outcome outcome =
          new Outcome(
              status,
              Map.of("MtaStageConnect", stored),
              active,
              List.of(),
              List.of(),
              isSuccess ? List.of() : List.of(Problem.error("it failed", null)));
      RunReport report =
          new RunReport(
              right.server(),
              right.url(),
              right.catalogVersion(),
              right.plan(),
              right.behavior(),
              outcome,
              List.of(),
              isSuccess ? Verdict.DONE : Verdict.NOT_PROVEN,
              right.elapsed());
      List<StateChange> changes = new ArrayList<>(List.of(first));
      changes.addAll(run.history().changes());
      RequestHistory history = new RequestHistory(run.history().received(), changes);
      return ReportCheck.errors(
          faults, before, server.snapshot(), new ObservedRun(report, "", "", history));
    }
  }
}
