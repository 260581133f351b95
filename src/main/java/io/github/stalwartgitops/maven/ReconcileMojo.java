package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.report.Reports;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What goals share that compare manifests with a server. */
abstract class ReconcileMojo extends ServerMojo {
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

  /** The manifests that the goal was given. */
  final Manifests manifests(MavenBuild build, Parameters given) {
    return build.manifests(given, manifests, variables, trustServer, strict);
  }

  /** The reports that the goal was asked for. */
  final Reports reports(Parameters given) {
    return given.reports(reports);
  }
}
