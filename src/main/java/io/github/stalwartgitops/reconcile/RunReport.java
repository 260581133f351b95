package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.testing.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run against one server, or of a check of manifests without a server: the value
 * that every report is made from.
 *
 * @param server the name of the server in reports; empty if manifests were only checked
 * @param url its address; empty if it was planned offline
 * @param catalogVersion the server version of the catalog in use
 * @param plan what has to change, or null if the run ended before the plan
 * @param behavior what the plan changes for connections, or null if the run ended before the plan
 * @param tests what came of behaviour tests, or null if there are none
 * @param outcome the result of applying the plan, or null if it was not applied
 * @param problems what is wrong or worth knowing, without the problems of the outcome
 * @param verdict how the run ended
 * @param elapsed how long it took
 */
public record RunReport(
    String server,
    String url,
    String catalogVersion,
    @Nullable SavedPlan plan,
    @Nullable BehaviorDiff behavior,
    @Nullable TestRun tests,
    @Nullable Outcome outcome,
    List<Problem> problems,
    Verdict verdict,
    Duration elapsed) {
  public RunReport {
    problems = List.copyOf(problems);
  }

  /** A report without tests. */
  public RunReport(
      String server,
      String url,
      String catalogVersion,
      @Nullable SavedPlan plan,
      @Nullable BehaviorDiff behavior,
      @Nullable Outcome outcome,
      List<Problem> problems,
      Verdict verdict,
      Duration elapsed) {
    this(server, url, catalogVersion, plan, behavior, null, outcome, problems, verdict, elapsed);
  }

  /** Returns the report of a run that has done nothing so far. */
  public static RunReport begin(String server, String url, String catalogVersion) {
    return new RunReport(
        server,
        url,
        catalogVersion,
        null,
        null,
        null,
        null,
        List.of(),
        Verdict.DONE,
        Duration.ZERO);
  }

  /** Returns the report of a check without a server. */
  public static RunReport of(Result<Manifest> validation, String catalogVersion) {
    return begin("", "", catalogVersion).with(validation);
  }

  /** Returns this report with the problems of a step, which may have ended the run. */
  public RunReport with(Result<?> step) {
    List<Problem> all = Stream.concat(problems.stream(), step.problems().stream()).toList();
    return new RunReport(
        server, url, catalogVersion, plan, behavior, tests, outcome, all, step.verdict(), elapsed);
  }

  /** Returns this report with another end. */
  public RunReport ended(Verdict newVerdict) {
    return new RunReport(
        server, url, catalogVersion, plan, behavior, tests, outcome, problems, newVerdict, elapsed);
  }

  RunReport withCatalog(String newVersion) {
    return new RunReport(
        server, url, newVersion, plan, behavior, tests, outcome, problems, verdict, elapsed);
  }

  RunReport planned(Plan newPlan, BehaviorDiff newBehavior) {
    SavedPlan saved = new SavedPlan(server, url, catalogVersion, newPlan);
    return new RunReport(
        server,
        url,
        catalogVersion,
        saved,
        newBehavior,
        tests,
        outcome,
        problems,
        verdict,
        elapsed);
  }

  RunReport tested(TestRun newTests) {
    return new RunReport(
        server, url, catalogVersion, plan, behavior, newTests, outcome, problems, verdict, elapsed);
  }

  RunReport applied(Outcome newOutcome) {
    Verdict ended =
        switch (newOutcome.status()) {
          case NOTHING_TO_DO, ACTIVE -> Verdict.DONE;
          case UNCHANGED -> Verdict.FAILED;
          case STORED, NOT_PROVEN, UNCERTAIN -> Verdict.NOT_PROVEN;
        };
    return new RunReport(
        server, url, catalogVersion, plan, behavior, tests, newOutcome, problems, ended, elapsed);
  }

  /** Returns this report with the time that the run took. */
  public RunReport took(Duration newElapsed) {
    return new RunReport(
        server, url, catalogVersion, plan, behavior, tests, outcome, problems, verdict, newElapsed);
  }

  /** Returns all problems, those of the outcome last. */
  public List<Problem> allProblems() {
    return outcome == null
        ? problems
        : Stream.concat(problems.stream(), outcome.problems().stream()).toList();
  }

  /** Returns whether the server was changed, or perhaps changed. */
  public boolean changed() {
    return outcome != null
        && outcome.status() != Status.NOTHING_TO_DO
        && outcome.status() != Status.UNCHANGED;
  }

  /**
   * Returns this report after a record of the run could not be written. A run without a record is
   * no success, and "the server is as it was" only if it was not changed.
   */
  public RunReport notRecorded(Problem problem) {
    Verdict unrecorded = changed() ? Verdict.NOT_PROVEN : Verdict.FAILED;
    return with(Result.failure(unrecorded, problem))
        .ended(Verdict.mostSevere(List.of(verdict, unrecorded)));
  }
}
