package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.TestRequest;
import io.github.stalwartgitops.report.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Runs behaviour tests without a server: what connections must get. */
@Mojo(name = "test", defaultPhase = LifecyclePhase.TEST, requiresProject = false, threadSafe = true)
public final class TestMojo extends StalwartMojo {
  // Declared here again for the same reason as in ValidateMojo.

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

  /** Files of tests. Without it all <code>*.test.yaml</code> beside the manifests. */
  @Parameter(property = "stalwart.tests")
  private List<String> tests = List.of();

  /**
   * The names of the tests to run; <code>*</code> stands for any text. Without it all are run.
   * <code>-Dstalwart.only</code> separates them by semicolons.
   */
  @Parameter(property = "stalwart.only")
  private List<String> only = List.of();

  /** Fails the build if tests take fewer of the rules, in percent. */
  @Parameter(property = "stalwart.minRuleCoverage", defaultValue = "0")
  private String minRuleCoverage = "0";

  /** Skips the tests, as <code>-DskipTests</code> does for other plugins. */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /** Skips the tests, as <code>-Dmaven.test.skip</code> does for other plugins. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skipAllTests;

  /**
   * Reports to write, as FORM=FILE; the forms are text, json, markdown, html, junit, sarif, github
   * and gitlab.
   */
  @Parameter(property = "stalwart.reports")
  private List<String> reports = List.of();

  @Override
  void run(Goal goal) throws MojoFailureException {
    if (skipTests || skipAllTests) {
      goal.log().line("Skipped: tests are skipped in this build.");
      return;
    }
    Manifests tested = goal.manifests(manifests, variables, trustServer, strict);
    Reports files = goal.reports(reports);
    int percent = goal.parse("minRuleCoverage", minRuleCoverage, TestRequest::parsePercent, 0);
    goal.check();
    RunReport report =
        files.write(
            goal.reconciler()
                .test(
                    new TestRequest(tested, tests.stream().map(Path::of).toList(), only, percent)));
    goal.log().report(report, false);
    goal.log().end(report);
  }
}
