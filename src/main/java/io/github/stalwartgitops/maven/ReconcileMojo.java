package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.report.Reports;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;

/** The goals that compare manifests with a server. */
abstract class ReconcileMojo extends ServerMojo {
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

  /** Removes Sieve scripts that no manifest declares and no field names. */
  @Parameter(property = "stalwart.pruneScripts", defaultValue = "false")
  private boolean pruneScripts;

  /** Treats warnings (lints) as errors. */
  @Parameter(property = "stalwart.strict", defaultValue = "false")
  private boolean strict;

  /**
   * Reports to write, as FORM=FILE; the forms are text, json, markdown, html, junit, sarif, github
   * and gitlab.
   */
  @Parameter(property = "stalwart.reports")
  private List<String> reports = List.of();

  final Manifests manifests(Goal goal) {
    return goal.manifests(manifests, variables, trustServer, strict).withPruning(pruneScripts);
  }

  final Reports reports(Goal goal) {
    return goal.reports(reports);
  }
}
