package io.github.stalwartgitops.report;

import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.testing.CaseResult;
import io.github.stalwartgitops.testing.Coverage;
import io.github.stalwartgitops.testing.FieldCoverage;
import io.github.stalwartgitops.testing.FieldCoverage.OperandCoverage;
import io.github.stalwartgitops.testing.FieldCoverage.RuleCoverage;
import io.github.stalwartgitops.testing.Impact;
import io.github.stalwartgitops.testing.SuggestedTest;
import io.github.stalwartgitops.testing.TestResult;
import io.github.stalwartgitops.testing.TestRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what came of behaviour tests, and what they cover. */
final class TestText {
  private static final int MAX_TESTS = 50;
  private static final int MAX_CHANGES = 20;
  private static final int MAX_CONDITION = 60;

  private final TestRun run;
  private final Palette palette;
  private final List<String> lines = new ArrayList<>();

  private TestText(TestRun run, Palette palette) {
    this.run = run;
    this.palette = palette;
  }

  /** Returns the tests of a run without a plan: each with its result, then what they cover. */
  static List<String> lines(TestRun run, Palette palette) {
    TestText text = new TestText(run, palette);
    text.tests();
    text.coverage();
    text.suggestions();
    return text.lines;
  }

  /** Returns what a plan changes for tests. */
  static List<String> lines(TestRun run, Impact impact, Palette palette) {
    List<String> lines = new ArrayList<>();
    lines.add(palette.bold("Tests"));
    impact(run, impact).forEach(line -> lines.add("  " + Printable.of(line)));
    lines.add("");
    return lines;
  }

  /** Returns the same in plain lines. */
  static List<String> impact(TestRun run, Impact impact) {
    List<String> lines = new ArrayList<>();
    lines.add(summary(run) + ".");
    changes(lines, "fixed", impact.fixed());
    changes(lines, "broken", impact.broken());
    impact.untested().stream()
        .limit(MAX_CHANGES)
        .map(
            it ->
                "untested  "
                    + it.field().field()
                    + ", "
                    + it.sample().name()
                    + ": "
                    + it.before().text()
                    + "   →   "
                    + it.after().text())
        .forEach(lines::add);
    more(lines, impact.untested().size());
    return lines;
  }

  private static void changes(List<String> lines, String word, List<Impact.Change> changes) {
    changes.stream().limit(MAX_CHANGES).map(it -> pad(word, 10) + change(it)).forEach(lines::add);
    more(lines, changes.size());
  }

  private static void more(List<String> lines, int count) {
    if (count > MAX_CHANGES) {
      lines.add("and " + (count - MAX_CHANGES) + " more");
    }
  }

  private static String change(Impact.Change change) {
    TestResult after = change.after();
    return after.test().name()
        + ": "
        + after.expectation().field().field()
        + ": "
        + change.before().got().text()
        + "   →   "
        + after.got().text();
  }

  /** Returns how many cases passed and failed, such as {@code 2 of 5 cases failed}. */
  static String summary(TestRun run) {
    String cases = ProblemText.number(run.cases().size(), "case");
    return run.failed() == 0 ? cases + " passed" : run.failed() + " of " + cases + " failed";
  }

  private void tests() {
    Map<String, List<CaseResult>> byTest = new LinkedHashMap<>();
    for (CaseResult result : run.cases()) {
      String key = result.test().located().place().file() + "\n" + result.test().test();
      byTest.computeIfAbsent(key, it -> new ArrayList<>()).add(result);
    }
    if (byTest.isEmpty() || byTest.size() > MAX_TESTS) {
      return;
    }
    String file = "";
    for (List<CaseResult> cases : byTest.values()) {
      CaseResult first = cases.get(0);
      if (!first.test().located().place().file().equals(file)) {
        file = first.test().located().place().file();
        lines.add(palette.bold(Printable.of(file)));
      }
      long failed = cases.stream().filter(it -> !it.passed()).count();
      String result = failed == 0 ? palette.added("passed") : palette.removed("failed");
      String count = "";
      if (cases.size() > 1) {
        count =
            failed == 0
                ? " (" + cases.size() + " cases)"
                : " (" + failed + " of " + cases.size() + " cases)";
      }
      lines.add("  " + result + "  " + Printable.of(first.test().test() + count));
    }
    lines.add("");
  }

  private void coverage() {
    lines.add(palette.bold("Coverage"));
    for (String line : coverage(run.coverage())) {
      lines.add("  " + Printable.of(line));
    }
    lines.add("");
  }

  /** Returns the coverage of each field, with what is missing below it. */
  static List<String> coverage(Coverage coverage) {
    List<String> lines = new ArrayList<>();
    int width =
        coverage.fields().stream()
            .mapToInt(field -> field.field().toString().length())
            .max()
            .orElse(0);
    for (FieldCoverage field : coverage.fields()) {
      lines.add(pad(field.field().toString(), width + 3) + counts(field));
      if (field.isTested()) {
        gaps(field).forEach(gap -> lines.add("  " + gap));
      }
    }
    return lines;
  }

  private static String counts(FieldCoverage field) {
    if (!field.isTested()) {
      return "no test";
    }
    List<String> counts = new ArrayList<>();
    counts.add(field.takenRules() + " of " + field.rules().size() + " rules taken");
    if (field.rules().size() > 1) {
      counts.add(field.bothWays() + " of " + (field.rules().size() - 1) + " conditions both ways");
    }
    if (!field.operands().isEmpty()) {
      counts.add(field.decidedOperands() + " of " + field.operands().size() + " operands decided");
    }
    return String.join(", ", counts);
  }

  /** Returns what no test covers of a field. */
  static List<String> gaps(FieldCoverage field) {
    List<String> gaps = new ArrayList<>();
    for (RuleCoverage rule : field.rules()) {
      gap(rule)
          .ifPresent(
              gap ->
                  gaps.add(
                      pad(rule(rule.rule()) + " " + gap, 24)
                          + (rule.place() == null ? "" : rule.place() + "   ")
                          + shortened(rule.text())));
    }
    for (OperandCoverage operand : field.operands()) {
      if (!operand.decided()) {
        gaps.add(where(operand.part()) + ": never decided by " + shortened(operand.text()));
      }
    }
    return gaps;
  }

  /** Returns what is missing of a rule, in words. */
  static Optional<String> gap(RuleCoverage rule) {
    if (!rule.isTaken()) {
      return Optional.of("never taken");
    }
    return rule.rule() >= 0 && !rule.isTakenAndPassed()
        ? Optional.of("never false")
        : Optional.empty();
  }

  private static String where(Part part) {
    return switch (part.kind()) {
      case ELSE -> "else";
      case IF -> "rule " + (part.rule() + 1);
      case THEN -> "value of rule " + (part.rule() + 1);
    };
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_CONDITION ? line : line.substring(0, MAX_CONDITION) + "…";
  }

  private void suggestions() {
    List<SuggestedTest> found =
        run.suggestions().stream().filter(it -> it.yaml().isPresent()).toList();
    if (!found.isEmpty()) {
      lines.add(palette.bold("Tests to add"));
      for (SuggestedTest suggestion : found) {
        suggestion.yaml().orElse("").lines().map(Printable::of).forEach(lines::add);
      }
      lines.add("");
    }
    notFound(run)
        .ifPresent(
            sentence -> {
              lines.add(Printable.of(sentence));
              lines.add("");
            });
  }

  /** Returns a sentence on what no connection was found for. */
  static Optional<String> notFound(TestRun run) {
    List<String> names =
        run.suggestions().stream()
            .filter(it -> it.yaml().isEmpty())
            .map(it -> it.uncovered() + " of " + it.field().field())
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("No connection was found for " + String.join("; ", names) + ".");
  }

  static String rule(int rule) {
    return rule < 0 ? "else" : "rule " + (rule + 1);
  }

  private static String pad(String text, int width) {
    return text.length() < width ? text + " ".repeat(width - text.length()) : text + "  ";
  }
}
