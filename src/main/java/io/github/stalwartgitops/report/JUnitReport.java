package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.Proof;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.testing.CaseResult;
import io.github.stalwartgitops.testing.TestResult;
import io.github.stalwartgitops.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes a report as test results: one test case for each problem, declared field and greeting, and
 * one for the result of the run.
 */
final class JUnitReport {
  private final RunReport report;
  private final List<Case> cases = new ArrayList<>();

  JUnitReport(RunReport report) {
    this.report = report;
  }

  private enum Result {
    PASSED,
    FAILED,
    SKIPPED
  }

  private record Case(
      String group, String name, Result result, String message, List<String> output) {}

  String write() {
    collect();
    String[] counts = {
      "tests", Integer.toString(cases.size()),
      "failures", count(Result.FAILED),
      "errors", "0",
      "time", String.format(Locale.ROOT, "%.3f", report.elapsed().toMillis() / 1000.0)
    };
    Markup xml = Markup.xml();
    xml.open("testsuites", counts).newLine();
    xml.open(
        "testsuite",
        with(
            counts,
            "name",
            ReportTerms.TOOL + " " + ReportTerms.subject(report),
            "skipped",
            count(Result.SKIPPED)));
    xml.newLine();
    cases.forEach(test -> write(test, xml));
    return xml.end();
  }

  private void collect() {
    TestRun tests = report.tests();
    if (tests != null) {
      tests.cases().forEach(this::test);
    }
    for (Problem problem : report.allProblems()) {
      List<String> text = ProblemText.lines(problem, new Palette(false));
      String name = problem.place() == null ? problem.message() : text.get(0);
      Result result = problem.isError() ? Result.FAILED : Result.PASSED;
      cases.add(new Case("problems", name, result, problem.message(), text));
    }
    if (report.plan() != null) {
      report.plan().plan().fields().forEach(this::field);
    }
    if (report.outcome() != null) {
      report.outcome().proofs().forEach(this::proof);
    }
    cases.add(
        new Case(
            "run",
            "outcome",
            report.verdict().isFailure() ? Result.FAILED : Result.PASSED,
            RunSummary.line(report),
            report.outcome() == null ? List.of() : RunReportText.steps(report.outcome())));
  }

  private void test(CaseResult result) {
    List<String> output = new ArrayList<>();
    for (TestResult field : result.results()) {
      if (!field.passed()) {
        output.add(
            field.expectation().field()
                + ": expected "
                + field.expectation().text()
                + ", got "
                + field.got().text());
      }
    }
    cases.add(
        new Case(
            result.test().located().place().file(),
            result.test().name(),
            result.passed() ? Result.PASSED : Result.FAILED,
            String.join("; ", output),
            output));
  }

  private void field(FieldDiff field) {
    boolean drift = field.isChanged() && report.verdict() == Verdict.DRIFT;
    cases.add(
        new Case(
            field.name().object(),
            field.name().field(),
            drift ? Result.FAILED : Result.PASSED,
            "the stored value does not match the manifest: " + RunSummary.changes(field),
            field.isChanged()
                ? FieldLines.of(field).stream()
                    .flatMap(line -> PlanText.plain(line).stream())
                    .toList()
                : List.of()));
  }

  private void proof(Proof proof) {
    Result result =
        switch (proof.result()) {
          case PROVEN -> Result.PASSED;
          case CONTRADICTED -> Result.FAILED;
          case UNDECIDED -> Result.SKIPPED;
        };
    cases.add(
        new Case(
            "greetings",
            proof.address().toString(),
            result,
            proof.reason().isEmpty() ? "the greeting is not the expected one" : proof.reason(),
            proof.seen() == null ? List.of() : List.of(proof.seen())));
  }

  private static void write(Case test, Markup xml) {
    xml.open("testcase", "classname", test.group(), "name", test.name(), "time", "0");
    if (test.result() == Result.FAILED) {
      xml.open("failure", "message", test.message(), "type", test.group());
      xml.lines(test.output()).close();
    } else if (test.result() == Result.SKIPPED) {
      xml.empty("skipped", "message", test.message());
    } else if (!test.output().isEmpty()) {
      xml.open("system-out").lines(test.output()).close();
    }
    xml.close().newLine();
  }

  private String count(Result result) {
    return Long.toString(cases.stream().filter(test -> test.result() == result).count());
  }

  private static String[] with(String[] attributes, String... more) {
    return Stream.of(more, attributes).flatMap(Stream::of).toArray(String[]::new);
  }
}
