package io.github.stalwartgitops.report;

import static io.github.stalwartgitops.report.PlannedReport.expression;
import static io.github.stalwartgitops.report.PlannedReport.ports;
import static io.github.stalwartgitops.report.PlannedReport.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The content of the HTML report and its order. */
class HtmlReportTest {
  private static final Plan CHANGE =
      plan(Map.of(PlannedReport.GREETING, expression("'old'")), expression("'new'"));
  private static final Plan NO_CHANGE =
      plan(Map.of(PlannedReport.GREETING, expression("'old'")), expression("'old'"));

  @ParameterizedTest
  @CsvSource({
    "DONE, planned",
    "DRIFT, planned",
    "REFUSED, careful",
    "NOT_PROVEN, careful",
    "FAILED, failed",
    "INVALID, failed"
  })
  void aPlanHasTheToneOfItsVerdict(Verdict verdict, String tone) {
    assertThat(tone(PlannedReport.of(CHANGE, null, verdict, List.of()))).isEqualTo(tone);
  }

  @Test
  void aPlanWithoutChangesIsDone() {
    assertThat(tone(PlannedReport.of(NO_CHANGE, null, Verdict.DONE, List.of()))).isEqualTo("done");
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, DONE, done",
    "NOTHING_TO_DO, DONE, done",
    "STORED, NOT_PROVEN, careful",
    "NOT_PROVEN, NOT_PROVEN, careful",
    "UNCHANGED, FAILED, failed",
    "UNCERTAIN, NOT_PROVEN, failed"
  })
  void anApplyHasTheToneOfItsStatus(Status status, Verdict verdict, String tone) {
    assertThat(tone(PlannedReport.of(CHANGE, outcome(status), verdict, List.of()))).isEqualTo(tone);
  }

  @Test
  void theHeadingNamesTheRun() {
    assertThat(html(PlannedReport.of(CHANGE, null, Verdict.DONE, List.of())))
        .contains("<h1>Plan for mail.example.org</h1>");
    assertThat(html(PlannedReport.of(CHANGE, outcome(Status.ACTIVE), Verdict.DONE, List.of())))
        .contains("<h1>Apply to mail.example.org</h1>");
    assertThat(html(PlannedReport.of(null, null, Verdict.FAILED, List.of())))
        .contains("<h1>mail.example.org</h1>");
    assertThat(html(ReportCase.INVALID.report())).contains("<h1>Check of manifests</h1>");
  }

  @Test
  void errorsComeFirstThenClientsThenFieldsAndWarningsLast() {
    List<Problem> problems =
        List.of(Problem.warning("check this", null), Problem.error("no", null));

    assertThat(html(PlannedReport.of(CHANGE, null, Verdict.FAILED, problems)))
        .containsSubsequence(
            "<h2 id=\"errors\">1 error</h2>",
            "What a client sees",
            "MtaStageConnect.smtpGreeting</h2>",
            "<figure",
            "<h2 id=\"remarks\">1 warning</h2>");
  }

  @Test
  void equalWarningsAreShownOnceWithTheirPlaces() {
    List<Problem> problems = new ArrayList<>();
    for (int line = 1; line <= 201; line++) {
      problems.add(lint(line, "then: \"'b'\"", "no host name"));
    }
    problems.add(lint(7, "then: \"'c'\"", "another warning"));

    String html = html(PlannedReport.of(CHANGE, null, Verdict.DONE, problems));

    assertThat(html)
        .contains("202 warnings</h2>")
        .containsOnlyOnce("no host name")
        .contains("[greeting-host-name]</code>: 201 places</summary>")
        .contains("another warning <code class=\"about\">[greeting-host-name]</code></summary>")
        .contains("connect.yaml:201:8</code>")
        .doesNotContain("tabindex");
  }

  @Test
  void theFirstPlacesOfManyEqualErrorsAreShown() {
    List<Problem> problems = new ArrayList<>();
    for (int line = 1; line <= 30; line++) {
      problems.add(
          Problem.error(new Place("connect.yaml", line, 1, 3), "foo", "no name", "Fix it"));
    }

    assertThat(html(PlannedReport.of(null, null, Verdict.INVALID, problems)))
        .contains("30 errors</h2>")
        .containsOnlyOnce("no name")
        .containsSubsequence("yaml:5:1", "25 more places", "yaml:6:1");
  }

  @Test
  void theRangeOfAProblemIsMarked() {
    List<Problem> problems =
        List.of(
            Problem.error(new Place("a.yaml", 4, 14, 10), "      - if: \"local_prot\"", "no", null),
            Problem.error(new Place("a.yaml", 5, 99, 1), "then:", "nothing", null));

    assertThat(html(PlannedReport.of(null, null, Verdict.INVALID, problems)))
        .contains("<code>- if: \"<mark>local_prot</mark>\"</code>")
        .contains("<code>then:<mark>\u00a0</mark></code>");
  }

  @Test
  void manyFieldsHaveAnOverviewAndOneLegend() {
    Map<FieldName, Expression> before = new LinkedHashMap<>();
    for (String field : List.of("smtpGreeting", "hostname", "script")) {
      before.put(new FieldName("MtaStageConnect", field), expression("'old'"));
    }
    Plan few = plan(before, expression("'new'"));
    before.put(new FieldName("MtaStageEhlo", "require"), expression("true"));
    Plan many = plan(before, expression("'new'"));

    assertThat(html(PlannedReport.of(few, null, Verdict.DONE, List.of()))).doesNotContain("<nav");
    assertThat(html(PlannedReport.of(many, null, Verdict.DONE, List.of())))
        .contains("<a href=\"#field-4\">require</a>")
        .contains("<h2 id=\"field-4\">MtaStageEhlo.require</h2>")
        .containsOnlyOnce("Decision path: the first");
  }

  @Test
  void noPathIsDrawnWithoutRulesAndKnownResults() {
    FieldName ehlo = new FieldName("MtaStageEhlo", "require");

    assertThat(html(PlannedReport.of(plan(Map.of(ehlo, expression("true")), expression("false")))))
        .doesNotContain("<figure");
    assertThat(
            html(
                PlannedReport.of(
                    plan(
                        Map.of(PlannedReport.GREETING, expression("metric('a')")),
                        expression("metric('b')")))))
        .doesNotContain("<figure");
    assertThat(
            html(
                PlannedReport.of(
                    plan(
                        Map.of(ehlo, expression("true")),
                        expression("true", rule("local_port == 25", "false"))))))
        .contains("<figure");
  }

  @Test
  void theCaptionCountsCollapsedRules() {
    assertThat(html(PlannedReport.of(expression("'c'", ports(300, "'a'")), expression("'c'"))))
        .containsPattern("<figcaption>.* \\d+ of 300 rules are collapsed\\.");
  }

  @Test
  void thePathShowsWhereLongTextsDiffer() {
    String same = "local_port == 25 && (" + "remote_ip == '10.0.0.1' || ".repeat(20);

    assertThat(
            html(
                PlannedReport.of(
                    expression("'c'", rule(same + "is_tls)", "'a'")),
                    expression("'c'", rule(same + "!is_tls)", "'a'")))))
        .containsPattern("<span class=\"remark\">if </span><code>…[^<]*!is_tls\\)</code>")
        .containsPattern("<span class=\"previous\">was <code>…[^<]*is_tls\\)</code>");
  }

  @Test
  void aLongTextMayEndWhereTheOtherContinues() {
    String before = "'" + "a".repeat(400) + "' ";

    assertThat(html(PlannedReport.of(expression(before), expression(before + "+ 'b'"))))
        .containsPattern("<span class=\"shape\"><code>…[^<]*\\+ 'b'</code>");
  }

  private static String tone(RunReport report) {
    return html(report).replaceFirst("(?s).*<p class=\"verdict (\\w+)\">.*", "$1");
  }

  private static String html(RunReport report) {
    return ReportForm.HTML.render(report);
  }

  private static Problem lint(int line, String source, String message) {
    return new Problem(
        Severity.WARNING,
        new Place("connect.yaml", line, 8, 3),
        message,
        source,
        "Begin with system('hostname').",
        "greeting-host-name");
  }

  private static Outcome outcome(Status status) {
    return new Outcome(
        status,
        Map.of("MtaStageConnect", StoredState.UNKNOWN),
        ActivationState.UNKNOWN,
        List.of(),
        List.of(),
        List.of());
  }

  private static Plan plan(Map<FieldName, Expression> before, Expression after) {
    Map<FieldName, Expression> desired = new LinkedHashMap<>();
    before.keySet().forEach(name -> desired.put(name, after));
    return Plan.of(new Settings(desired), new Settings(before));
  }
}
