package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.behavior.Sample;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.PlanRequest;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.report.JsonText;
import io.github.stalwartgitops.report.Reports;
import io.github.stalwartgitops.report.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows what an apply would change. Nothing is written. */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends ReconcileMojo {
  /** A file to save the plan in, for <code>stalwart:apply -Dstalwart.plan=FILE</code>. */
  @Parameter(property = "stalwart.out")
  private @Nullable String out;

  /** A file that <code>stalwart:export</code> wrote, to compare with instead of a server. */
  @Parameter(property = "stalwart.live")
  private @Nullable String live;

  /** Fails the build where stored differs from wanted. */
  @Parameter(property = "stalwart.failOnDrift", defaultValue = "false")
  private boolean failOnDrift;

  /** Lists the fields that the manifest leaves alone. */
  @Parameter(property = "stalwart.showUndeclared", defaultValue = "false")
  private boolean showUndeclared;

  /**
   * Connections to show the outcome for, such as <code>local_port=465,is_tls=true</code>; <code>
   * -Dstalwart.connections</code> separates them by semicolons. Without it, they are derived from
   * the conditions.
   */
  @Parameter private @Nullable List<String> connections;

  @Override
  void run(MavenBuild build, Parameters given) throws MojoFailureException, IOException {
    Manifests wanted = manifests(build, given);
    Reports reports = reports(given);
    boolean failing = given.flag("failOnDrift", failOnDrift);
    boolean undeclared = given.flag("showUndeclared", showUndeclared);
    boolean asked = liveSchema(given);
    List<Sample> samples = given.connections(connections);
    Path saved = given.file("out", out);
    Path export = given.file("live", live);
    given.check();
    PlanRequest.Baseline from =
        export == null ? target(build, given) : new PlanRequest.ExportFile(export);
    RunReport account =
        reports.write(
            build.reconciler().plan(new PlanRequest(wanted, from, asked, failing, samples)));
    build.log().account(account, undeclared);
    if (saved != null && account.plan() != null) {
      TextFile.write(saved, JsonText.of(account.plan().toJson()));
      build.log().line("Saved as " + saved + "; stalwart.plan applies exactly this.");
    }
    build.log().closing(account);
  }
}
