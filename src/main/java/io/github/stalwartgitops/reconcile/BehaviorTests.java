package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.problem.Suggestion;
import io.github.stalwartgitops.testing.ImpactOfPlan;
import io.github.stalwartgitops.testing.TestCase;
import io.github.stalwartgitops.testing.TestRun;
import io.github.stalwartgitops.testing.TestRunner;
import io.github.stalwartgitops.testing.TestSuite;
import io.github.stalwartgitops.testing.TestedSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs behaviour tests on manifests. */
final class BehaviorTests {
  private final Catalog catalog;

  BehaviorTests(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Returns the report of the requested tests. */
  RunReport run(TestRequest request) {
    RunReport report = RunReport.begin("", "", catalog.version());
    CompiledManifests compiled = CompiledManifests.of(request.manifests(), catalog);
    Result<Manifest> manifest = compiled.check(ServerFacts.unknown(), List.of());
    report = report.with(manifest);
    TestSuite suite = suite(request);
    report = report.with(read(request, suite));
    if (report.verdict().isFailure()) {
      return report;
    }
    List<TestCase> cases = selected(suite.cases(), request.only());
    TestRun run = new TestRunner(TestedSettings.of(manifest.value(), catalog)).run(cases);
    return report.tested(run).with(judge(run, request));
  }

  private TestSuite suite(TestRequest request) {
    Manifests manifests = request.manifests();
    List<Path> files =
        request.files().isEmpty()
            ? TestSuite.beside(manifests.base(), manifests.layers())
            : request.files();
    return TestSuite.read(manifests.base(), files, manifests.substitution(), catalog);
  }

  /** Fails if the files have errors, or if they have no test although one was asked for. */
  private static Result<TestSuite> read(TestRequest request, TestSuite suite) {
    if (suite.hasErrors()) {
      return Result.failure(Verdict.INVALID, suite.problems());
    }
    if (suite.cases().isEmpty()) {
      String message = "there are no tests";
      String hint = "Tests are in *.test.yaml files beside the manifests.";
      return request.files().isEmpty() && request.only().isEmpty()
          ? Result.of(
              suite, List.of(new Problem(Severity.WARNING, null, message, null, hint, null)))
          : Result.failure(
              Verdict.INVALID,
              Problem.error(
                  request.files().isEmpty() ? message : message + " in " + shown(request.files()),
                  hint));
    }
    return unknownNames(request, suite);
  }

  private static Result<TestSuite> unknownNames(TestRequest request, TestSuite suite) {
    Set<String> names =
        suite.cases().stream()
            .map(TestCase::test)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Problem> unknown = new ArrayList<>();
    for (String only : request.only()) {
      if (names.stream().noneMatch(name -> pattern(only).matcher(name).matches())) {
        unknown.add(
            Problem.error(
                "--only: there is no test \"" + only + "\"",
                Suggestion.nearest(only, names)
                    .map(near -> "Did you mean \"" + near + "\"?")
                    .orElse("In a name, * stands for any text.")));
      }
    }
    return unknown.isEmpty() ? Result.of(suite) : Result.failure(Verdict.USAGE, unknown);
  }

  private static String shown(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private static List<TestCase> selected(List<TestCase> cases, List<String> only) {
    List<Pattern> patterns = only.stream().map(BehaviorTests::pattern).toList();
    return cases.stream()
        .filter(
            test ->
                patterns.isEmpty()
                    || patterns.stream().anyMatch(it -> it.matcher(test.test()).matches()))
        .toList();
  }

  private static Pattern pattern(String name) {
    return Pattern.compile(
        Stream.of(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  private static Result<TestRun> judge(TestRun run, TestRequest request) {
    List<Problem> problems = new ArrayList<>(run.problems());
    long percent = run.coverage().rulePercent();
    if (percent < request.minRuleCoverage()) {
      problems.add(
          Problem.error(
              "tests take "
                  + percent
                  + " % of the rules, and "
                  + request.minRuleCoverage()
                  + " % are required",
              "The report shows the rules that no test takes."));
    }
    return problems.isEmpty() ? Result.of(run) : Result.failure(Verdict.INVALID, problems);
  }

  /**
   * Adds what a plan changes for the tests beside the manifests, if there are any. Files that
   * cannot be read are a note: they do not concern the plan.
   */
  RunReport addImpact(
      RunReport report,
      Manifests manifests,
      Manifest desired,
      Settings stored,
      BehaviorDiff behavior) {
    List<Path> files = TestSuite.beside(manifests.base(), manifests.layers());
    if (files.isEmpty()) {
      return report;
    }
    TestSuite suite = TestSuite.read(manifests.base(), files, manifests.substitution(), catalog);
    if (suite.hasErrors()) {
      return report.with(
          Result.of(
              suite,
              List.of(
                  new Problem(
                      Severity.NOTE,
                      null,
                      "the tests were not run: their files have errors",
                      null,
                      "stalwart-gitops test shows them.",
                      null))));
    }
    TestRun run = new TestRunner(TestedSettings.of(desired, catalog)).run(suite.cases());
    return report.tested(
        run.with(ImpactOfPlan.of(run, TestedSettings.of(stored, catalog), behavior)));
  }
}
