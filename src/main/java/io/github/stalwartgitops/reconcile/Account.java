package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run against one server: the value that every report is made from.
 *
 * @param server the name of the server, as its reader knows it
 * @param url its address; empty where it was planned offline
 * @param catalogVersion the server version of the catalog in use
 * @param hostname the server's host name, or null if it is not known
 * @param plan what had to change, or null if it did not come to a plan
 * @param outcome what came of applying it, or null if it was not applied
 * @param problems what is wrong or worth knowing, without those of the outcome
 * @param verdict how it ended
 * @param elapsed how long it took
 */
public record Account(
    String server,
    String url,
    String catalogVersion,
    @Nullable String hostname,
    @Nullable SavedPlan plan,
    @Nullable Outcome outcome,
    List<Problem> problems,
    Verdict verdict,
    Duration elapsed) {
  public Account {
    problems = List.copyOf(problems);
  }
}
