package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Environment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs tests on settings. */
public final class TestRunner {
  private final TestedSettings settings;
  private final Map<FieldName, Optional<TestedField>> fields = new HashMap<>();
  private final Map<FieldName, CoverageCollector> coverage = new LinkedHashMap<>();

  public TestRunner(TestedSettings settings) {
    this.settings = settings;
    settings.fields().forEach((name, field) -> coverage.put(name, new CoverageCollector(field)));
  }

  /** Runs the cases, and searches for tests that cover the rest. */
  public TestRun run(List<TestCase> cases) {
    List<CaseResult> results = cases.stream().map(this::run).toList();
    Given given = cases.isEmpty() ? Given.example() : cases.get(0).given();
    return new TestRun(
        results,
        new Coverage(coverage.values().stream().map(CoverageCollector::coverage).toList()),
        new SuggestedTests(given).of(settings.fields().values(), coverage),
        null);
  }

  /** Runs the cases, and nothing else. */
  List<CaseResult> results(List<TestCase> cases) {
    return cases.stream().map(this::run).toList();
  }

  private CaseResult run(TestCase test) {
    Map<String, Environment> environments = new HashMap<>();
    List<TestResult> results = new ArrayList<>();
    for (Expectation expectation : test.expectations()) {
      Optional<TestedField> field = fields.computeIfAbsent(expectation.field(), settings::field);
      if (field.isPresent()) {
        Environment environment =
            environments.computeIfAbsent(expectation.field().object(), test::environment);
        ActualResult got = field.get().evaluate(environment, test.given());
        results.add(new TestResult(test, expectation, got, expectation.isMetBy(got), field.get()));
        CoverageCollector collector = coverage.get(expectation.field());
        if (collector != null) {
          collector.add(got, environment);
        }
      }
    }
    return new CaseResult(test, results);
  }
}
