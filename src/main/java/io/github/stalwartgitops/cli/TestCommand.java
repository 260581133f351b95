package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.Manifests;
import io.github.stalwartgitops.reconcile.TestRequest;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.testing.TestSuite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private String minRuleCoverage = "0";

  @Option(names = "--watch", description = "Run again whenever a file changes.")
  private boolean watch;

  @Mixin private final ManifestOptions manifests = new ManifestOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  TestCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() throws IOException {
    int percent = percent();
    Console console = output.console(invocation, false);
    List<Path> tests = manifests.named().stream().filter(TestSuite::isTestFile).toList();
    Manifests tested = manifests.without(tests).manifests(invocation);
    TestRequest request = new TestRequest(tested, tests, only, percent);
    if (!watch) {
      return run(console, request);
    }
    List<Path> watched = new ArrayList<>(tested.layers());
    watched.addAll(tests);
    try (FolderWatch changes = FolderWatch.of(invocation.folder(), watched)) {
      Verdict verdict;
      do {
        verdict = run(console, request);
        console.line("Waiting for a change of a file; Ctrl-C ends.");
      } while (changes.awaitChange());
      return verdict;
    }
  }

  private static Verdict run(Console console, TestRequest request) {
    return console.report(console.reconciler().test(request), false);
  }

  private int percent() {
    try {
      return TestRequest.parsePercent(minRuleCoverage);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--min-rule-coverage: " + e.getMessage());
    }
  }
}
