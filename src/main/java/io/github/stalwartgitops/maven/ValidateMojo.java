package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.report.Reports;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Checks manifests without a server. */
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.VALIDATE,
    requiresProject = false,
    threadSafe = true)
public final class ValidateMojo extends StalwartMojo {
  // Maven inherits parameters from one superclass, and that one has those of a server, too: these
  // five are declared here again, so that this goal has none that it ignores.

  /**
   * Files or folders with YAML. Each is a layer: its fields replace those of earlier layers.
   * Without it the folder <code>stalwart</code> beside the pom, or of the working folder.
   */
  @Parameter(property = "stalwart.manifests")
  private List<String> manifests = List.of();

  /** The values of <code>${NAME}</code> in manifests; <code>-Dstalwart.var.NAME=VALUE</code>. */
  @Parameter private Map<String, String> variables = Map.of();

  /** Warns about unknown names instead of refusing them: a newer server may know them. */
  @Parameter(property = "stalwart.trustServer", defaultValue = "false")
  private boolean trustServer;

  /** Treats warnings (lints) as errors. */
  @Parameter(property = "stalwart.strict", defaultValue = "false")
  private boolean strict;

  /**
   * Reports to write, as FORM=FILE; the forms are text, json, markdown, html, junit, sarif, github
   * and gitlab.
   */
  @Parameter(property = "stalwart.reports")
  private List<String> reports = List.of();

  @Override
  void run(Goal goal) throws MojoFailureException {
    Manifests desired = goal.manifests(manifests, variables, trustServer, strict);
    Reports files = goal.reports(reports);
    goal.check();
    Result<Manifest> validation = goal.reconciler().validate(desired);
    RunReport report = files.write(RunReport.of(validation, Catalog.bundled().version()));
    goal.log().validation(validation, report);
  }
}
