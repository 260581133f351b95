package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.apply.ReloadMode;
import io.github.stalwartgitops.reconcile.Account;
import io.github.stalwartgitops.reconcile.ApplyRequest;
import io.github.stalwartgitops.reconcile.Wanted;
import io.github.stalwartgitops.report.ReportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

  @Override
  void run(MavenBuild build, Parameters given) throws MojoFailureException, IOException {
    Path saved = given.file("plan", plan);
    Wanted wanted =
        saved == null ? new Wanted.Declared(manifests(build, given)) : new Wanted.Planned(saved);
    ApplyOptions options =
        new ApplyOptions(
            given.choice("reload", reload, ReloadMode.class),
            given.flag("keepStored", keepStored),
            retryFor(given));
    boolean asked = liveSchema(given);
    boolean dry = given.flag("dryRun", dryRun);
    boolean failing = given.flag("failOnDrift", failOnDrift);
    List<ReportFile> files = reports(given);
    ApplyRequest request =
        new ApplyRequest(wanted, target(build, given), options, asked, dry, failing);
    Account account = build.reconciler().apply(request);
    build.log().account(account, false);
    for (ReportFile file : files) {
      file.write(account);
    }
    build.log().closing(account);
  }
}
