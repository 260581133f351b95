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
import org.jspecify.annotations.Nullable;

/** Checks manifests without any server. */
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.VALIDATE,
    requiresProject = false,
    threadSafe = true)
public final class ValidateMojo extends StalwartMojo {
  /**
   * Files or folders with YAML, each one layer: a later layer replaces a field whole. Without it
   * the folder <code>stalwart</code> beside the pom, or of the working folder.
   */
  @Parameter(property = "stalwart.manifests")
  private @Nullable List<String> manifests;

  /** What <code>${NAME}</code> in a manifest stands for; <code>-Dstalwart.var.NAME=VALUE</code>. */
  @Parameter private @Nullable Map<String, String> variables;

  /** Makes names that this plugin does not know warnings: a newer server may know them. */
  @Parameter(property = "stalwart.trustServer", defaultValue = "false")
  private boolean trustServer;

  /** Makes warnings (lints) fail, too. */
  @Parameter(property = "stalwart.strict", defaultValue = "false")
  private boolean strict;

  /**
   * Files to write a report to, as FORM=FILE; the forms are text, json, markdown, html, junit,
   * sarif, github and gitlab.
   */
  @Parameter(property = "stalwart.reports")
  private @Nullable List<String> reports;

  @Override
  void run(MavenBuild build, Parameters given) throws MojoFailureException {
    Manifests wanted = build.manifests(given, manifests, variables, trustServer, strict);
    Reports files = given.reports(reports);
    given.check();
    Result<Manifest> validation = build.reconciler().validate(wanted);
    RunReport account = files.write(RunReport.of(validation, Catalog.bundled().version()));
    build.log().validation(validation, account);
  }
}
