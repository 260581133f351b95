package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.Sample;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known of a run against one server while it goes on. */
final class Run {
  private final Consumer<String> progress;
  private final Clock clock;
  private final Instant start;
  private final String server;
  private final String url;
  private Catalog catalog;
  private final Problems problems = new Problems();
  private List<Sample> samples = List.of();
  private ServerFacts facts = ServerFacts.unknown();
  private @Nullable SavedPlan plan;
  private @Nullable BehaviorDiff behavior;
  private @Nullable Outcome outcome;
  private Verdict verdict = Verdict.DONE;

  Run(String server, String url, Catalog catalog, Clock clock, Consumer<String> progress) {
    this.progress = progress;
    this.catalog = catalog;
    this.clock = clock;
    this.start = clock.instant();
    this.server = server;
    this.url = url;
  }

  /** The address of the server. */
  String url() {
    return url;
  }

  /** Takes objects and fields from another catalog, such as the server's own. */
  void use(Catalog other) {
    catalog = other;
  }

  /** Looks at these connections instead of derived ones. */
  void look(List<Sample> connections) {
    samples = connections;
  }

  /** Evaluates with what the server told of itself. */
  void know(ServerFacts newFacts) {
    facts = newFacts;
  }

  void tell(Collection<Problem> more) {
    problems.addAll(more);
  }

  void fail(Verdict newVerdict, Problem... why) {
    problems.addAll(List.of(why));
    verdict = newVerdict;
  }

  void plan(Plan newPlan) {
    plan = new SavedPlan(server, url, catalog.version(), newPlan);
    behavior = BehaviorDiff.of(newPlan, catalog, samples, facts);
  }

  RunReport planned(Plan newPlan, boolean failOnDrift) {
    plan(newPlan);
    verdict = failOnDrift && newPlan.hasChanges() ? Verdict.DRIFT : Verdict.DONE;
    return end();
  }

  RunReport applied(Outcome newOutcome) {
    outcome = newOutcome;
    verdict =
        switch (newOutcome.status()) {
          case NOTHING_TO_DO, ACTIVE -> Verdict.DONE;
          case UNCHANGED -> Verdict.FAILED;
          case STORED, NOT_PROVEN, UNCERTAIN -> Verdict.NOT_PROVEN;
        };
    return end();
  }

  RunReport end(Verdict newVerdict) {
    verdict = newVerdict;
    return end();
  }

  RunReport end() {
    progress.accept("");
    return new RunReport(
        server,
        url,
        catalog.version(),
        plan,
        behavior,
        outcome,
        problems.list(),
        verdict,
        Duration.between(start, clock.instant()));
  }
}
