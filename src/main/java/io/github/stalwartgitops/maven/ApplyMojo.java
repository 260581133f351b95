package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ProbeOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.apply.StopAtShutdown;
import io.github.stalwartgitops.apply.StopSignal;
import io.github.stalwartgitops.audit.Audit;
import io.github.stalwartgitops.audit.AuditedApply;
import io.github.stalwartgitops.plan.Guards;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.DesiredState;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.report.Reports;
import io.github.stalwartgitops.smtp.SmtpAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Makes a server equal to its manifests, and makes that active. */
@Mojo(name = "apply", requiresProject = false, threadSafe = true)
public final class ApplyMojo extends ReconcileMojo {
  /** A saved plan: applies exactly that, or fails where the server has moved on. */
  @Parameter(property = "stalwart.plan")
  private @Nullable String plan;

  /** Stops after the plan. */
  @Parameter(property = "stalwart.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Fails a dry run where stored differs from wanted. */
  @Parameter(property = "stalwart.failOnDrift", defaultValue = "false")
  private boolean failOnDrift;

  /**
   * When to reload: <code>auto</code> after a write, <code>always</code> even without one, <code>
   * never</code> to write only.
   */
  @Parameter(property = "stalwart.reload", defaultValue = "auto")
  private String reload = "auto";

  /** Leaves changes stored that no reload makes active, and fails. */
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
  private @Nullable List<String> protectedFields;

  /** The URLs of the only servers that may be written. */
  @Parameter(property = "stalwart.allowedServers")
  private @Nullable List<String> allowedServers;

  /**
   * Applies <code>Http.allowedEndpoints</code> even where it might refuse the requests of this
   * plugin.
   */
  @Parameter(property = "stalwart.mayLoseApi", defaultValue = "false")
  private boolean mayLoseApi;

  /**
   * Addresses whose greeting proves the outcome: <code>smtp://HOST:PORT</code>, <code>smtps://…
   * </code> or <code>smtp+starttls://…</code>; in a cluster one per node.
   */
  @Parameter(property = "stalwart.probes")
  private @Nullable List<String> probes;

  /** For how long a greeting is asked again while it is not yet as it must be. */
  @Parameter(property = "stalwart.probeFor", defaultValue = "10s")
  private String probeFor = "10s";

  /** Puts the former settings back where a greeting contradicts the new ones. */
  @Parameter(property = "stalwart.rollbackOnContradiction", defaultValue = "false")
  private boolean rollbackOnContradiction;

  /**
   * A file that gets one line of JSON on this apply: when, who, which commit, server and plan, the
   * values before and after, and what came of it. Nothing is sent if it cannot be written.
   */
  @Parameter(property = "stalwart.audit")
  private @Nullable String audit;

  @Override
  void run(MavenBuild build, Parameters given) throws MojoFailureException {
    Path saved = given.file("plan", plan);
    DesiredState wanted =
        saved == null
            ? new DesiredState.Declared(manifests(build, given))
            : new DesiredState.Planned(saved);
    ApplyOptions options =
        new ApplyOptions(
            given.choice("reload", reload, ReloadMode.class),
            given.flag("keepStored", keepStored),
            retryFor(given),
            probing(given));
    Guards guards =
        new Guards(
            given.limit("maxChanges", maxChanges),
            given.limit("maxRemovedRules", maxRemovedRules),
            Set.copyOf(given.guarding("protectedFields", protectedFields)),
            Set.copyOf(given.guarding("allowedServers", allowedServers)),
            given.flag("mayLoseApi", mayLoseApi));
    boolean asked = liveSchema(given);
    boolean dry = given.flag("dryRun", dryRun);
    boolean failing = given.flag("failOnDrift", failOnDrift);
    checkTogether(given, saved != null, failing && !dry);
    Reports reports = reports(given);
    ApplyRequest request =
        new ApplyRequest(wanted, target(build, given), options, guards, asked, dry, failing);
    StopSignal stop = new StopSignal();
    AuditedApply apply =
        new AuditedApply(build.reconciler(stop), audit(request, build, given), Clock.systemUTC());
    RunReport applied =
        StopAtShutdown.<RunReport, RuntimeException>run(
            stop,
            () -> {
              RunReport account = reports.write(apply.apply(request));
              build.log().account(account, false);
              if (stop.isRequested()) {
                build.log().broken(account);
              }
              return account;
            });
    build.log().closing(applied);
  }

  /** What the pom has for other goals may stand beside; what is written for this run may not. */
  private static void checkTogether(Parameters given, boolean planned, boolean driftOfApply) {
    if (planned && given.isOnCommandLine("manifests")) {
      given
          .problems()
          .add(
              Problem.error(
                  "stalwart.plan is applied as it is: leave stalwart.manifests out",
                  "To apply manifests, leave stalwart.plan out instead."));
    }
    if (driftOfApply && given.isOnCommandLine("failOnDrift")) {
      given
          .problems()
          .add(
              Problem.error(
                  "stalwart.failOnDrift needs stalwart.dryRun",
                  "Add -Dstalwart.dryRun=true, or run stalwart:plan."));
    }
  }

  private @Nullable Audit audit(ApplyRequest request, MavenBuild build, Parameters given) {
    Path file = given.file("audit", audit);
    return file == null
        ? null
        : Audit.of(file, request.desired(), build.folder(), build.environment());
  }

  private ProbeOptions probing(Parameters given) {
    List<SmtpAddress> addresses = given.addresses("probes", probes);
    boolean rollback = given.flag("rollbackOnContradiction", rollbackOnContradiction);
    if (rollback && addresses.isEmpty()) {
      given
          .problems()
          .add(
              Problem.error(
                  "stalwart.rollbackOnContradiction needs stalwart.probes",
                  "Name the addresses to read greetings at, such as smtp://mx.example.org:25."));
    }
    return new ProbeOptions(addresses, given.time("probeFor", probeFor, Duration.ZERO), rollback);
  }
}
