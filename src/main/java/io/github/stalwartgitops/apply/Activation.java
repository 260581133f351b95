package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.SetError;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.Reload;
import io.github.stalwartgitops.server.ReloadAnswer;
import io.github.stalwartgitops.server.StalwartServer;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Asks a server to make what it stores active, again and again while that may help. */
final class Activation {
  private static final Set<String> MAY_PASS = Set.of("serverUnavailable", "serverFail", "limit");

  private final StalwartServer server;
  private final Budget budget;
  private final Journal journal;

  Activation(StalwartServer server, Budget budget, Journal journal) {
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
    while (true) {
      boolean again;
      Runnable tell;
      try {
        ReloadAnswer answer = server.reloadAndRead(objects);
        if (answer.reload() instanceof Reload.Accepted) {
          journal.active(Activity.RELOADED);
          journal.step("reload", "accepted");
          return Optional.of(answer);
        }
        if (isUnclear(answer.reload())) {
          journal.active(Activity.UNKNOWN);
        }
        again = mayPass(answer.reload());
        tell = () -> refused(answer.reload());
      } catch (JmapException lost) {
        if (lost.outcomeUnknown()) {
          journal.active(Activity.UNKNOWN);
        }
        again = lost.mayPass();
        tell = () -> unanswered(lost);
      }
      if (!again || !budget.waitForAnotherTry()) {
        tell.run();
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
      Optional<String> blocking = error.blocking();
      journal.step(
          "reload",
          "refused by the server"
              + blocking.map(object -> ": " + object + " cannot be applied").orElse(""),
          error.reason());
      journal.problem(
          Problem.error(
              blocking
                  .map(object -> "the reload is blocked by " + object + ": " + error.reason())
                  .orElse("the server refused to reload: " + error.reason()),
              blocking.map(Activation::howToUnblock).orElse(null)));
    } else if (reload instanceof Reload.NotDone notDone) {
      journal.step("reload", "not done", notDone.error().toString());
      journal.problem(Problem.error("the server did not reload: " + notDone.error(), null));
    }
  }

  private static String howToUnblock(String object) {
    return "A reload applies all settings of the server or none, and "
        + object
        + " stops it.\nMend or disable it on the server, then apply again.";
  }

  private void unanswered(JmapException lost) {
    journal.step("reload", whatBecameOfIt(lost));
    journal.problem(lost.problem());
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
