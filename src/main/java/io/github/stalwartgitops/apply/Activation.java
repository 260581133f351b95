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

/** Asks a server to make what it stores active, again and again while that may help. */
final class Activation {
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
   * Reloads.
   *
   * @param objects what to read in the same request
   * @return the accepted reload's answer; nothing if it was refused or unanswered, which is told
   */
  Optional<ReloadAnswer> reload(Collection<String> objects) {
    journal.begins("reloading");
    for (int tries = 1; ; tries++) {
      boolean again;
      Problem problem;
      Runnable tell;
      Duration asked = Duration.ZERO;
      try {
        ReloadAnswer answer = server.reloadAndRead(objects);
        if (answer.reload() instanceof Reload.Accepted) {
          journal.active(ActivationState.RELOADED);
          journal.step("reload", "accepted");
          return Optional.of(answer);
        }
        if (isUnclear(answer.reload())) {
          journal.active(ActivationState.UNKNOWN);
        }
        again = mayPass(answer.reload());
        problem = problem(answer.reload());
        tell = () -> refused(answer.reload());
      } catch (JmapException lost) {
        if (lost.outcomeUnknown()) {
          journal.active(ActivationState.UNKNOWN);
        }
        again = lost.isRetryable();
        asked = lost.retryAfter();
        problem = lost.problem();
        tell = () -> journal.step("reload", whatBecameOfIt(lost));
      }
      if (!again || !budget.waitForAnotherTry(tries, problem.message(), asked)) {
        tell.run();
        journal.problem(problem);
        return Optional.empty();
      }
    }
  }

  private static boolean isUnclear(Reload reload) {
    return reload instanceof Reload.NotDone notDone && notDone.error().outcomeUnknown();
  }

  private static boolean mayPass(Reload reload) {
    return reload instanceof Reload.NotDone notDone
        ? MAY_PASS.contains(notDone.error().type())
        : reload instanceof Reload.Refused refused && !refused.error().type().equals("forbidden");
  }

  private void refused(Reload reload) {
    if (reload instanceof Reload.Refused refused) {
      SetError error = refused.error();
      journal.step(
          "reload",
          "refused by the server"
              + error.blocking().map(object -> ": " + object + " cannot be applied").orElse(""),
          error.reason());
    } else if (reload instanceof Reload.NotDone notDone) {
      journal.step("reload", "not done", notDone.error().toString());
    }
  }

  private static Problem problem(Reload reload) {
    if (reload instanceof Reload.Refused refused) {
      SetError error = refused.error();
      return error
          .blocking()
          .map(
              object ->
                  Problem.error(
                      "the reload is blocked by " + object + ": " + error.reason(),
                      howToUnblock(object)))
          .orElseGet(
              () ->
                  Problem.error(
                      "the server refused to reload: " + error.reason(),
                      "Mend what it names, or look at its log; then apply again."));
    }
    String error = reload instanceof Reload.NotDone notDone ? notDone.error().toString() : "";
    return Problem.error(
        "the server did not reload: " + error, "Look at its log, then apply again.");
  }

  private static String howToUnblock(String object) {
    return "A reload applies all settings of the server or none, and "
        + object
        + " stops it.\nFix or disable it on the server, then apply again.";
  }

  private static String whatBecameOfIt(JmapException lost) {
    if (lost.outcomeUnknown()) {
      return "no answer that tells whether it was done";
    }
    boolean answered =
        lost instanceof JmapException.HttpProblem || lost instanceof JmapException.RequestProblem;
    return answered ? "not taken by the server" : "not sent";
  }
}
