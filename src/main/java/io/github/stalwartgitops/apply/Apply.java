package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.jmap.RetryPolicy;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.smtp.GreetingProbe;
import io.github.stalwartgitops.smtp.ReverseNames;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;

/**
 * Applies a plan as a transaction: write, reload, read back and, if requested, prove by greetings.
 * What cannot be made active is rolled back; otherwise the next run would find no difference and
 * take the change for done.
 */
public final class Apply {
  private final StalwartServer server;
  private final ApplyOptions options;
  private final GreetingProbe probe;
  private final ReverseNames reverseNames;
  private final RetryPolicy retries;
  private final StopSignal stop;
  private final Consumer<String> progress;

  /**
   * @param probe reads the greetings that the options request
   * @param reverseNames finds the names of the servers that greet
   * @param retries how writes and reloads are repeated
   * @param stop ends the transaction before its next step; what is written but not active is rolled
   *     back then
   * @param progress receives what is being done, such as {@code reloading}
   */
  public Apply(
      StalwartServer server,
      ApplyOptions options,
      GreetingProbe probe,
      ReverseNames reverseNames,
      RetryPolicy retries,
      StopSignal stop,
      Consumer<String> progress) {
    this.server = server;
    this.options = options;
    this.probe = probe;
    this.reverseNames = reverseNames;
    this.retries = retries;
    this.stop = stop;
    this.progress = progress;
  }

  /**
   * Applies a plan that was just made and returns what is stored and active afterwards. An
   * interrupt of this thread requests a stop.
   */
  public Outcome run(Plan plan) {
    Journal journal = new Journal(plan.changedObjects(), progress);
    return UninterruptibleExecution.run(() -> run(plan, journal), stop::request);
  }

  /** An unexpected error must not hide that something may be changed. */
  private Outcome run(Plan plan, Journal journal) {
    try {
      GreetingVerifier verifier = new GreetingVerifier(server, probe, reverseNames, journal);
      return new Transaction(plan, server, options, verifier, retries, stop, journal).run();
    } catch (RuntimeException | Error unexpected) {
      plan.changedObjects().forEach(object -> journal.setStored(object, StoredState.UNKNOWN));
      journal.setActive(ActivationState.UNKNOWN);
      journal.addProblem(
          Problem.error(
              "internal error: " + unexpected + "; this is a bug, please report it",
              "Plan again to see what the server stores. Add the output of --debug to the report."));
      StringWriter trace = new StringWriter();
      unexpected.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(retries.listener()::debug);
      return journal.finish(Status.UNCERTAIN);
    }
  }
}
