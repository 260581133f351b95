package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.TestRequest;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.testing.TestSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code test}: runs behaviour tests without a server. */
@Command(
    name = "test",
    description = {
      "Run behaviour tests without a server: what",
      "connections must get, in *.test.yaml files beside",
      "the manifests."
    },
    footer = {
      "",
      "Files named *.test.yaml are tests, all others manifests.",
      "",
      "Examples:",
      "  stalwart-gitops test stalwart",
      "  stalwart-gitops test --min-rule-coverage 100 stalwart"
    })
final class TestCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = {"Run the tests of this name; * stands for any", "text. Repeatable."})
  private List<String> only = List.of();

  @Option(
      names = "--min-rule-coverage",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "Fail if tests take fewer of the rules.")
  private int minRuleCoverage;

  @Mixin private final ManifestOptions manifests = new ManifestOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  TestCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    if (minRuleCoverage < 0 || minRuleCoverage > 100) {
      throw new UsageException("--min-rule-coverage is a percentage, 0 to 100");
    }
    Console console = output.console(invocation, false);
    List<Path> tests = manifests.named().stream().filter(TestSuite::isTestFile).toList();
    Manifests tested = manifests.without(tests).manifests(invocation);
    return console.report(
        console.reconciler().test(new TestRequest(tested, tests, only, minRuleCoverage)), false);
  }
}
