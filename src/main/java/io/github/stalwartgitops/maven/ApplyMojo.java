package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ProbeOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.audit.Audit;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.OptionValue;
import io.github.stalwartgitops.reconcile.Target;
import io.github.stalwartgitops.report.Reports;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Makes a server equal to manifests, and makes the changes active. */
@Mojo(name = "apply", requiresProject = false, threadSafe = true)
public final class ApplyMojo extends ReconcileMojo {
  /** A saved plan: applies exactly this, or fails if the server has changed since. */
  @Parameter(property = "stalwart.plan")
  private @Nullable String plan;

  /** Stops after the plan. */
  @Parameter(property = "stalwart.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Fails a dry run if stored settings differ. */
  @Parameter(property = "stalwart.failOnDrift", defaultValue = "false")
  private boolean failOnDrift;

  /**
   * When to reload: <code>auto</code> after a write, <code>always</code> also without one, <code>
   * never</code> to write only.
   */
  @Parameter(property = "stalwart.reload", defaultValue = "auto")
  private String reload = "auto";

  /** Does not roll back changes that no reload made active; the goal still fails. */
  @Parameter(property = "stalwart.keepStored", defaultValue = "false")
  private boolean keepStored;

  /** Refuses a plan with more changes than this. */
  @Parameter(property = "stalwart.maxChanges")
  private @Nullable String maxChanges;

  /** Refuses a plan that removes more rules than this. */
  @Parameter(property = "stalwart.maxRemovedRules")
  private @Nullable String maxRemovedRules;

  /** Fields that are never written, as <code>Object.field</code> or <code>Object</code>. */
  @Parameter(property = "stalwart.protectedFields")
  private List<String> protectedFields = List.of();

  /** The URLs of the only servers that may be written. */
  @Parameter(property = "stalwart.allowedServers")
  private List<String> allowedServers = List.of();

  /**
   * Applies <code>Http.allowedEndpoints</code> even if the server might then refuse requests of
   * this plugin.
   */
  @Parameter(property = "stalwart.mayLoseApi", defaultValue = "false")
  private boolean mayLoseApi;

  /**
   * Addresses whose greeting proves that the change is active: <code>smtp://HOST:PORT</code>,
   * <code>
   * smtps://…</code> or <code>smtp+starttls://…</code>; in a cluster, one for each node.
   */
  @Parameter(property = "stalwart.probes")
  private List<String> probes = List.of();

  /** How long to wait for the expected greeting. */
  @Parameter(property = "stalwart.probeFor", defaultValue = "10s")
  private String probeFor = "10s";

  /** Rolls back if a greeting contradicts the new settings. */
  @Parameter(property = "stalwart.rollbackOnContradiction", defaultValue = "false")
  private boolean rollbackOnContradiction;

  /**
   * A file to append one line of JSON about this apply to: time, user, commit, server, plan, values
   * before and after, and the outcome. Nothing is sent if the file cannot be written.
   */
  @Parameter(property = "stalwart.audit")
  private @Nullable String audit;

  @Override
  void run(Goal goal) throws MojoFailureException {
    Path saved = goal.file(plan);
    DesiredState desired =
        saved == null
            ? new DesiredState.Declared(manifests(goal))
            : new DesiredState.Planned(saved);
    ApplyOptions options = options(goal);
    Guards guards = guards(goal);
    Reports reports = reports(goal);
    boolean liveSchema = liveSchema(goal);
    Target target = target(goal);
    Path record = goal.file(audit);
    goal.apply(
        new ApplyRequest(desired, target, options, guards, liveSchema, dryRun, failOnDrift),
        record == null ? null : Audit.of(record, desired, goal.folder(), goal.environment()),
        reports);
  }

  private ApplyOptions options(Goal goal) {
    List<SmtpAddress> addresses = goal.parseAll("probes", probes, SmtpAddress::parse);
    Duration wait = goal.parse("probeFor", probeFor, OptionValue::duration, Duration.ZERO);
    return new ApplyOptions(
        goal.parse(
            "reload", reload, text -> OptionValue.choice(ReloadMode.class, text), ReloadMode.AUTO),
        keepStored,
        retryFor(goal),
        new ProbeOptions(addresses, wait, rollbackOnContradiction));
  }

  private Guards guards(Goal goal) {
    return new Guards(
        goal.parse("maxChanges", maxChanges, OptionValue::limit, OptionalInt.empty()),
        goal.parse("maxRemovedRules", maxRemovedRules, OptionValue::limit, OptionalInt.empty()),
        names("protectedFields", protectedFields, goal),
        names("allowedServers", allowedServers, goal),
        mayLoseApi);
  }

  private static Set<String> names(String parameter, List<String> names, Goal goal) {
    if (names.isEmpty() && goal.isOnCommandLine(parameter)) {
      goal.error(
          "stalwart." + parameter + " is empty, so it would guard nothing",
          "Name at least one, or leave it out.");
    }
    return Set.copyOf(names);
  }
}
