package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.behavior.Sample;
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

  /** A file written by <code>stalwart:export</code>, to compare with instead of a server. */
  @Parameter(property = "stalwart.live")
  private @Nullable String live;

  /** Fails the build if stored settings differ. */
  @Parameter(property = "stalwart.failOnDrift", defaultValue = "false")
  private boolean failOnDrift;

  /** Lists the fields that the manifests do not change. */
  @Parameter(property = "stalwart.showUndeclared", defaultValue = "false")
  private boolean showUndeclared;

  /**
   * Connections to show the outcome for, such as <code>local_port=465,is_tls=true</code>; <code>
   * -Dstalwart.connections</code> separates them by semicolons. Without it, connections are derived
   * from the conditions.
   */
  @Parameter private List<String> connections = List.of();

  @Override
  void run(Goal goal) throws MojoFailureException, IOException {
    List<Sample> samples = goal.parseAll("connections", connections, Sample::parse);
    Reports reports = reports(goal);
    boolean liveSchema = liveSchema(goal);
    Path exported = goal.file(live);
    goal.check();
    PlanRequest.Baseline baseline =
        exported == null ? target(goal) : new PlanRequest.ExportFile(exported);
    RunReport report =
        reports.write(
            goal.reconciler()
                .plan(
                    new PlanRequest(manifests(goal), baseline, liveSchema, failOnDrift, samples)));
    goal.log().report(report, showUndeclared);
    Path saved = goal.file(out);
    if (saved != null && report.plan() != null) {
      TextFile.write(saved, JsonText.of(report.plan().toJson()));
      goal.log().line("Saved as " + saved + "; stalwart.plan applies exactly this.");
    }
    goal.log().end(report);
  }
}
