package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of a pull request sees first, and the maximum length of a comment. */
class MarkdownReportTest {
  private static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");
  private static final FieldName HOST_NAME = new FieldName("MtaStageConnect", "hostname");
  private static final Pattern MORE_RULES = Pattern.compile("… and (\\d+) more rules and else");

  @Test
  void oneChangeAmongTwoHundredRulesComesBeforeTwoHundredWarnings() {
    Expression before = rules(200, "");
    List<Rule> changed = new ArrayList<>(before.match());
    changed.set(150, new Rule("local_port == 4242", "'4242'"));
    Plan plan = plan(before, new Expression(changed, "'else'"));

    String markdown = markdown(plan, problems(Severity.WARNING, 200));

    int change = markdown.indexOf("4242");
    assertThat(markdown.substring(0, change)).doesNotContain("local_port == 1001", "wrong");
    assertThat(markdown.lines().limit(14)).anyMatch(line -> line.contains("4242"));
    assertThat(markdown.indexOf("rule 151")).isBetween(0, change);
    assertThat(markdown).contains("<details><summary>200 warnings</summary>");
    assertThat(markdown.indexOf("<details>")).isGreaterThan(change);
    assertThat(markdown.length()).isLessThanOrEqualTo(MarkdownReport.MAX_LENGTH);
  }

  @Test
  void errorsComeFirstAndWarningsAndNotesAreCollapsed() {
    List<Problem> problems = new ArrayList<>(problems(Severity.NOTE, 1));
    problems.addAll(problems(Severity.WARNING, 2));
    problems.add(Problem.error("this stops it", "Fix it."));

    String markdown = markdown(plan(rules(1, ""), rules(1, " ")), problems);

    assertThat(markdown)
        .containsSubsequence(
            "this stops it",
            "```diff",
            "<details><summary>2 warnings, 1 note</summary>",
            "wrong 0");
  }

  @Test
  void warningsThatFailTheRunAreNotCollapsed() {
    String markdown =
        markdown(
            "mx",
            plan(rules(0, ""), rules(0, "")),
            null,
            problems(Severity.WARNING, 1),
            Verdict.INVALID);

    assertThat(markdown.substring(0, markdown.indexOf("wrong 0"))).doesNotContain("<details>");
  }

  @Test
  void problemsOfAnApplyAreNotCollapsed() {
    Plan plan = plan(rules(1, ""), rules(1, " "));
    Outcome outcome =
        new Outcome(
            Status.NOT_PROVEN,
            Map.of(),
            ActivationState.RELOADED,
            List.of(),
            List.of(),
            List.of(Problem.warning("the greeting is undecided", null)));

    String markdown =
        markdown("mx", plan, outcome, problems(Severity.WARNING, 1), Verdict.NOT_PROVEN);

    assertThat(markdown)
        .containsSubsequence("the greeting is undecided", "```diff", "<details>", "wrong 0");
  }

  @Test
  void aLargeChangeIsShortenedToTheMaximumLength() {
    String markdown = markdown(plan(rules(0, ""), rules(5_000, "")), List.of());

    Matcher more = MORE_RULES.matcher(markdown);
    assertThat(more.find()).isTrue();
    long shown = markdown.lines().filter(line -> line.startsWith("+ rule ")).count();
    assertThat(shown).isGreaterThan(500);
    assertThat(shown + Integer.parseInt(more.group(1))).isEqualTo(5_000);
    assertThat(markdown)
        .contains("_Omitted because of the maximum length of a comment: ")
        .contains("the desired value of `MtaStageConnect.smtpGreeting`")
        .endsWith("The HTML and JSON reports are complete._\n");
    assertThat(markdown.length()).isBetween(60_000, MarkdownReport.MAX_LENGTH);
  }

  @Test
  void aLargeChangeLeavesRoomForOthers() {
    Expression large = rules(3_000, "");
    Map<FieldName, Expression> before = new LinkedHashMap<>();
    Map<FieldName, Expression> after = new LinkedHashMap<>();
    for (FieldName name : List.of(GREETING, HOST_NAME)) {
      before.put(name, rules(0, ""));
      after.put(name, large);
    }
    FieldName script = new FieldName("MtaStageConnect", "script");
    before.put(script, new Expression(List.of(), "'a'"));
    after.put(script, new Expression(List.of(), "'b'"));

    String markdown =
        markdown(Plan.of(new Settings(after), new Settings(before)), problems(Severity.ERROR, 500));

    assertThat(markdown).contains("wrong 0", "\n… and ", "! else     '[-a-]{+b+}'");
    assertThat(MORE_RULES.matcher(markdown).results()).hasSize(2);
    assertThat(markdown.length()).isLessThanOrEqualTo(MarkdownReport.MAX_LENGTH);
  }

  @Test
  void omittedBlocksAreNamed() {
    Map<FieldName, Expression> before = new LinkedHashMap<>();
    Map<FieldName, Expression> after = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      FieldName name = new FieldName("MtaStageConnect", "field" + i);
      before.put(name, new Expression(List.of(), "'a'"));
      after.put(name, new Expression(List.of(), "'" + "long ".repeat(700) + i + "'"));
    }

    String markdown =
        markdown(Plan.of(new Settings(after), new Settings(before)), problems(Severity.WARNING, 1));

    assertThat(markdown)
        .contains("_Omitted because of the maximum length of a comment: ")
        .contains("the change of `MtaStageConnect.field0`;");
    assertThat(markdown.length()).isLessThanOrEqualTo(MarkdownReport.MAX_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "@", "\ud83d\ude00", "`", "\\", "x"})
  void longNamesStayBelowTheMaximumLength(String character) {
    String name = character.repeat(100_000);
    Plan plan = plan(rules(1, ""), rules(1, " "));
    List<Problem> problems =
        Stream.of(Severity.values())
            .map(
                severity ->
                    new Problem(severity, new Place(name, 1, 1, 1), name, name, name, "name"))
            .toList();

    for (Verdict verdict : List.of(Verdict.DONE, Verdict.FAILED)) {
      assertThat(markdown(name, plan, null, problems, verdict).length())
          .isLessThanOrEqualTo(MarkdownReport.MAX_LENGTH);
      assertThat(markdown(name, plan(rules(1, ""), rules(1, "")), null, problems, verdict).length())
          .isLessThanOrEqualTo(MarkdownReport.MAX_LENGTH);
    }
  }

  private static String markdown(Plan plan, List<Problem> problems) {
    return markdown("mx", plan, null, problems, Verdict.DONE);
  }

  private static String markdown(
      String server, Plan plan, Outcome outcome, List<Problem> problems, Verdict verdict) {
    String version = Catalog.bundled().version();
    String url = "https://mx.example.org";
    return ReportForm.MARKDOWN.render(
        new RunReport(
            server,
            url,
            version,
            new SavedPlan(server, url, version, plan),
            null,
            outcome,
            problems,
            verdict,
            Duration.ZERO));
  }

  private static Plan plan(Expression before, Expression after) {
    return Plan.of(new Settings(Map.of(GREETING, after)), new Settings(Map.of(GREETING, before)));
  }

  private static Expression rules(int count, String blank) {
    return new Expression(
        IntStream.range(1000, 1000 + count)
            .mapToObj(port -> new Rule("local_port == " + port + blank, "'" + port + "'"))
            .toList(),
        count == 0 ? "'none'" : "'else'");
  }

  private static List<Problem> problems(Severity severity, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Problem(
                    severity,
                    new Place("a.yaml", i + 1, 3, 5),
                    "wrong " + i,
                    "  line of the file " + i,
                    "Fix it.",
                    "a-lint"))
        .toList();
  }
}
