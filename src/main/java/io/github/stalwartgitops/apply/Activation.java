package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.RetryBudget;
import io.github.stalwartgitops.jmap.SetError;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.Reload;
import io.github.stalwartgitops.server.ReloadAnswer;
import io.github.stalwartgitops.server.StalwartServer;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Requests reloads until the server accepts one, or repeating it does not help. */
final class Activation {
  private static final String STEP = "reload";
  private static final Set<String> MAY_PASS = Set.of("serverUnavailable", "serverFail", "limit");

  private final StalwartServer server;
  private final RetryBudget budget;
  private final Journal journal;

  Activation(StalwartServer server, RetryBudget budget, Journal journal) {
    this.server = server;
    this.budget = budget;
    this.journal = journal;
  }

  /**
   * Reloads and reads objects in the same request.
   *
   * @return the answer of the accepted reload; empty if it was refused or unanswered, which is
   *     reported
   */
  Optional<ReloadAnswer> reload(Collection<String> objects) {
    journal.showProgress("reloading");
    for (int tries = 1; ; tries++) {
      try {
        ReloadAnswer answer = server.reloadAndRead(objects);
        if (answer.reload() instanceof Reload.Accepted) {
          journal.setActive(ActivationState.RELOADED);
          journal.addStep(STEP, "accepted");
          return Optional.of(answer);
        }
        if (isUnclear(answer.reload())) {
          journal.setActive(ActivationState.UNKNOWN);
        }
        Problem problem = problem(answer.reload());
        if (!mayPass(answer.reload())
            || !budget.waitForAnotherTry(tries, problem.message(), Duration.ZERO)) {
          addStep(answer.reload());
          journal.addProblem(problem);
          return Optional.empty();
        }
      } catch (JmapException failure) {
        if (failure.outcomeUnknown()) {
          journal.setActive(ActivationState.UNKNOWN);
        }
        Problem problem = failure.problem();
        if (!failure.isRetryable()
            || !budget.waitForAnotherTry(tries, problem.message(), failure.retryAfter())) {
          journal.addStep(STEP, result(failure));
          journal.addProblem(problem);
          return Optional.empty();
        }
      }
    }
  }

  /** Whether a method failed in a way that leaves open whether the reload was carried out. */
  private static boolean isUnclear(Reload reload) {
    return reload instanceof Reload.NotDone notDone && notDone.error().outcomeUnknown();
  }

  /** A refusal may pass: the object that blocks the reload may depend on the network. */
  private static boolean mayPass(Reload reload) {
    return reload instanceof Reload.NotDone notDone
        ? MAY_PASS.contains(notDone.error().type())
        : reload instanceof Reload.Refused refused && !refused.error().type().equals("forbidden");
  }

  private void addStep(Reload reload) {
    if (reload instanceof Reload.Refused refused) {
      SetError error = refused.error();
      journal.addStep(
          STEP,
          "refused by the server"
              + error.blocking().map(object -> ": " + object + " cannot be applied").orElse(""),
          error.reason());
    } else if (reload instanceof Reload.NotDone notDone) {
      journal.addStep(STEP, "not carried out", notDone.error().toString());
    }
  }

  private static String result(JmapException failure) {
    if (failure.outcomeUnknown()) {
      return "unknown: " + Refusal.noUsableAnswer(failure);
    }
    boolean answered =
        failure instanceof JmapException.HttpProblem
            || failure instanceof JmapException.RequestProblem;
    return answered ? "not accepted by the server" : "not sent";
  }

  private static Problem problem(Reload reload) {
    if (reload instanceof Reload.Refused refused) {
      SetError error = refused.error();
      return error
          .blocking()
          .map(object -> blocked(object, error.reason()))
          .orElseGet(
              () ->
                  Problem.error(
                      "the server refused to reload: " + error.reason(),
                      "Fix what it names, or check the server's log; then apply again."));
    }
    String error = reload instanceof Reload.NotDone notDone ? notDone.error().toString() : "";
    return Problem.error(
        "the server did not reload: " + error, "Check the server's log, then apply again.");
  }

  private static Problem blocked(String object, String reason) {
    return Problem.error(
        "the reload is blocked by " + object + ": " + reason,
        "A reload applies all settings of the server or none, and "
            + object
            + " blocks it.\nFix or disable it on the server, then apply again.");
  }
}
