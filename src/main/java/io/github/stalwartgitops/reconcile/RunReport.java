package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run against one server, or of checking manifests without any: the value that every
 * report is made from.
 *
 * @param server the name of the server, as its reader knows it; empty where manifests were only
 *     checked
 * @param url its address; empty where it was planned offline
 * @param catalogVersion the server version of the catalog in use
 * @param plan what had to change, or null if it did not come to a plan
 * @param behavior what the plan changes for connections, or null if it did not come to a plan
 * @param outcome what came of applying it, or null if it was not applied
 * @param problems what is wrong or worth knowing, without those of the outcome
 * @param verdict how it ended
 * @param elapsed how long it took
 */
public record RunReport(
    String server,
    String url,
    String catalogVersion,
    @Nullable SavedPlan plan,
    @Nullable BehaviorDiff behavior,
    @Nullable Outcome outcome,
    List<Problem> problems,
    Verdict verdict,
    Duration elapsed) {
  public RunReport {
    problems = List.copyOf(problems);
  }

  /** The account of a check without a server. */
  public static RunReport of(Validation validation, String catalogVersion) {
    return new RunReport(
        "",
        "",
        catalogVersion,
        null,
        null,
        null,
        validation.problems(),
        validation.verdict(),
        Duration.ZERO);
  }

  /** All that is wrong or worth knowing, that of the outcome last. */
  public List<Problem> allProblems() {
    return outcome == null
        ? problems
        : Stream.concat(problems.stream(), outcome.problems().stream()).toList();
  }

  /** Whether the server was changed, or perhaps changed. */
  public boolean changed() {
    return outcome != null
        && outcome.status() != Status.NOTHING_TO_DO
        && outcome.status() != Status.UNCHANGED;
  }

  /**
   * The same where a record of the run could not be written: no success, and no failure of the
   * server's where it was changed.
   */
  public RunReport notRecorded(Problem problem) {
    Verdict gravity = changed() ? Verdict.NOT_PROVEN : Verdict.FAILED;
    return new RunReport(
        server,
        url,
        catalogVersion,
        plan,
        behavior,
        outcome,
        Stream.concat(problems.stream(), Stream.of(problem)).toList(),
        Verdict.gravest(List.of(verdict, gravity)),
        elapsed);
  }
}
