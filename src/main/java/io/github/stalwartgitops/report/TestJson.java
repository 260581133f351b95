package io.github.stalwartgitops.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.testing.ActualResult;
import io.github.stalwartgitops.testing.CaseResult;
import io.github.stalwartgitops.testing.Coverage;
import io.github.stalwartgitops.testing.FieldCoverage;
import io.github.stalwartgitops.testing.Impact;
import io.github.stalwartgitops.testing.SuggestedTest;
import io.github.stalwartgitops.testing.TestResult;
import io.github.stalwartgitops.testing.TestRun;
import java.util.List;

/** Writes what came of tests as JSON. */
final class TestJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TestJson() {}

  static ObjectNode of(TestRun run) {
    ObjectNode node = JSON.objectNode();
    ArrayNode cases = node.putArray("cases");
    run.cases().forEach(result -> cases.add(testCase(result)));
    node.set("coverage", coverage(run.coverage()));
    ArrayNode suggestions = node.putArray("suggestions");
    for (SuggestedTest suggestion : run.suggestions()) {
      ObjectNode one =
          suggestions
              .addObject()
              .put("field", suggestion.field().toString())
              .put("uncovered", suggestion.uncovered());
      suggestion.yaml().ifPresent(yaml -> one.put("test", yaml));
    }
    if (run.impact() != null) {
      node.set("impact", impact(run.impact()));
    }
    return node;
  }

  private static ObjectNode testCase(CaseResult result) {
    Place place = result.test().located().place();
    ObjectNode node =
        JSON.objectNode()
            .put("name", result.test().name())
            .put("file", place.file())
            .put("line", place.line())
            .put("passed", result.passed());
    ArrayNode results = node.putArray("results");
    result.results().forEach(field -> results.add(result(field)));
    return node;
  }

  private static ObjectNode result(TestResult result) {
    ObjectNode node =
        JSON.objectNode()
            .put("field", result.expectation().field().toString())
            .put("passed", result.passed())
            .put("expected", result.expectation().text());
    return node.set("got", got(result.got()));
  }

  private static ObjectNode got(ActualResult got) {
    ObjectNode node = JSON.objectNode();
    if (got.failure() != null) {
      return node.put("failure", got.failure());
    }
    if (got.rule() >= 0) {
      node.put("rule", got.rule() + 1);
    }
    return got.value() == null ? node : node.set("value", ValueJson.of(got.value()));
  }

  private static ObjectNode coverage(Coverage coverage) {
    ObjectNode node = JSON.objectNode().put("rulePercent", coverage.rulePercent());
    ArrayNode fields = node.putArray("fields");
    for (FieldCoverage field : coverage.fields()) {
      ObjectNode one =
          fields.addObject().put("field", field.field().toString()).put("tested", field.isTested());
      ArrayNode rules = one.putArray("rules");
      for (FieldCoverage.RuleCoverage rule : field.rules()) {
        ObjectNode entry = rules.addObject();
        if (rule.rule() >= 0) {
          entry.put("rule", rule.rule() + 1);
        }
        entry.put("taken", rule.taken()).put("passed", rule.passed());
      }
      ArrayNode operands = one.putArray("operands");
      field
          .operands()
          .forEach(
              operand ->
                  operands
                      .addObject()
                      .put("text", operand.text())
                      .put("decided", operand.decided()));
    }
    return node;
  }

  private static ObjectNode impact(Impact impact) {
    ObjectNode node = JSON.objectNode();
    node.set("fixed", changes(impact.fixed()));
    node.set("broken", changes(impact.broken()));
    ArrayNode untested = node.putArray("untested");
    impact
        .untested()
        .forEach(
            seen ->
                untested
                    .addObject()
                    .put("field", seen.field().toString())
                    .put("sample", seen.sample().name())
                    .put("before", seen.before().text())
                    .put("after", seen.after().text()));
    return node;
  }

  private static ArrayNode changes(List<Impact.Change> changes) {
    ArrayNode array = JSON.arrayNode();
    for (Impact.Change change : changes) {
      ObjectNode node =
          array
              .addObject()
              .put("name", change.after().test().name())
              .put("field", change.after().expectation().field().toString());
      node.set("before", got(change.before().got()));
      node.set("after", got(change.after().got()));
    }
    return array;
  }
}
