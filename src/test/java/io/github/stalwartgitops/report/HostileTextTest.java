package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.stalwartgitops.apply.ActivationState;
import io.github.stalwartgitops.apply.Outcome;
import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.apply.StoredState;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.SavedPlan;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Hostile text in a server or a manifest is harmless in every form of a report. */
class HostileTextTest {
  private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>";
  private static final String LONG = SCRIPT + "A".repeat(1_000_000) + SCRIPT;

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?i)<\\s*/?\\s*(script|img|iframe|object|embed|link|base|form)\\b|\\son\\w+=");
  private static final Pattern FENCED = Pattern.compile("(?ms)^(`{3,})\\w*\\n.*?^\\1\\n");
  private static final Pattern CODE = Pattern.compile("(?s)(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");

  /** Commands of actions/runner: at the beginning of a line after white space, or anywhere. */
  private static final Pattern GITHUB_COMMAND = Pattern.compile("^[\\s\\p{Z}]*::|##\\[");

  private static final Pattern OTHER_COMMAND = Pattern.compile("(?i)##(vso|teamcity)\\[");
  private static final Pattern OUR_TAGS = Pattern.compile("</?(details|summary|code)>");

  static Stream<String> hostileTexts() {
    return Stream.of(
        SCRIPT,
        "</pre></svg><svg onload=alert(1)>&lt;b&gt;\"'><a href=javascript:alert(1)>",
        "one\n::error::pwned\r\n::set-output name=x::y\n%0A::error file=a::b",
        "```\n```js\n`code` ``more`` ````` | cell | @everyone #1 ![x](http://x/y) [a](javascript:b)",
        "\u001b[2J\u001b]8;;http://x\u0007link \u202egpj.exe\u2066 \u0000\u0008\ufffe]]> \ud800",
        "::error::pwned",
        "\u00a0 ::set-env name=x::y\n::add-mask::x",
        "##[error]pwned ##[add-path]x ###[group]x ##",
        "##vso[task.setvariable variable=x]y ##VSO[task.complete]",
        "##teamcity[buildStatus status='FAILURE'] ##TeamCity[message text='x']",
        "<!-- --> <![CDATA[x]]> <?php ?> &amp; &#x41; \u2028 \u2029 \u0085 end",
        LONG);
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Timeout(60)
  void textDoesNotControlATerminal(String hostile) {
    String text = ReportForm.TEXT.render(report(hostile));

    assertPrintable(text);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(15_000));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Timeout(60)
  void jsonKeepsTheValue(String hostile) throws Exception {
    String json = ReportForm.JSON.render(report(hostile));

    assertThat(new JsonMapper().readTree(json).toString()).contains("smtpGreeting");
    assertThat(json.chars().filter(c -> c < 0x20 && c != '\n')).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Timeout(60)
  void markdownUsesCodeAndStaysBelowTheMaximumLength(String hostile) {
    String markdown = ReportForm.MARKDOWN.render(report(hostile));

    assertPrintable(markdown);
    assertThat(markdown.length()).isLessThanOrEqualTo(65_000);
    String outside = CODE.matcher(FENCED.matcher(markdown).replaceAll("\n")).replaceAll("");
    assertThat(OUR_TAGS.matcher(outside).replaceAll(""))
        .doesNotContain("<", "@everyone", "](", "\n::");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Timeout(60)
  void htmlHasNoActiveElements(String hostile) {
    String html = ReportForm.HTML.render(report(hostile));

    assertPrintable(html);
    assertThat(TAG.matcher(html).results().map(it -> it.group()))
        .noneMatch(tag -> ACTIVE.matcher(tag).find());
    assertThat(html).doesNotContain("javascript:alert(1)>", "<!-- -->", "<![CDATA[");
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Timeout(60)
  void junitIsWellFormed(String hostile) throws Exception {
    String xml = ReportForm.JUNIT.render(report(hostile));

    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("script")
                .getLength())
        .isZero();
    assertPrintable(xml);
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Timeout(60)
  void sarifAndGitLabAreJson(String hostile) throws Exception {
    for (ReportForm form : List.of(ReportForm.SARIF, ReportForm.GITLAB)) {
      String json = form.render(report(hostile));

      JsonNode tree = new JsonMapper().readTree(json);
      assertThat(tree.isContainerNode()).isTrue();
      assertThat(json.length()).isLessThan(200_000);
    }
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Timeout(60)
  void gitHubReceivesOnlyOurCommands(String hostile) {
    String commands = ReportForm.GITHUB.render(report(hostile));

    assertPrintable(commands);
    assertThat(commands.length()).isLessThan(200_000);
    assertThat(commands.lines())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).matches("::(error|warning|notice) [^:]*::.*"));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  @Timeout(60)
  void noFormContainsOtherCommands(String hostile) {
    for (ReportForm form : ReportForm.values()) {
      assertThat(form.render(report(hostile)).lines())
          .as(form.toString())
          .filteredOn(line -> form != ReportForm.GITHUB || !line.startsWith("::"))
          .noneMatch(line -> GITHUB_COMMAND.matcher(line).find());
      assertThat(form.render(report(hostile)))
          .as(form.toString())
          .doesNotContain("##[")
          .doesNotContainPattern(OTHER_COMMAND);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"  ##[error]pwned", "  ##vso[task.complete]", "::error::pwned"})
  void marksInAnExcerptDoNotCreateACommand(String source) {
    for (int column = 1; column <= source.length(); column++) {
      Problem problem =
          Problem.error(new Place("a.yaml", 1, column, 3), source, "wrong", "Fix:\n" + source);

      assertThat(ProblemText.lines(problem, new Palette(false)))
          .noneMatch(line -> GITHUB_COMMAND.matcher(line).find())
          .noneMatch(line -> OTHER_COMMAND.matcher(line).find());
    }
  }

  @Test
  void marksInADifferenceDoNotCreateACommand() {
    String text =
        ReportForm.TEXT.render(planned(rules("asn == '## [error]x'"), rules("asn == '##[error]x'")))
            + ReportForm.TEXT.render(planned(rules("asn == '##a[x]'"), rules("asn == '##b[x]'")))
            + ReportForm.TEXT.render(planned(rules("asn == '##[x]b'"), rules("asn == '##b'")));

    assertThat(text.lines())
        .noneMatch(line -> GITHUB_COMMAND.matcher(line).find())
        .noneMatch(line -> OTHER_COMMAND.matcher(line).find());
  }

  private static void assertPrintable(String text) {
    assertThat(text.codePoints().filter(c -> c != '\n' && !Printable.isHarmless(c)).boxed())
        .isEmpty();
  }

  private static Expression rules(String... conditions) {
    return new Expression(
        Stream.of(conditions).map(it -> new Rule(it, "'" + it + "'")).toList(), "'else'");
  }

  private static RunReport report(String hostile) {
    Expression before =
        new Expression(List.of(new Rule("local_port == 25", "'was " + hostile + "'")), "'x'");
    Expression after =
        new Expression(
            List.of(
                new Rule("local_port == 25", "'is " + hostile + "'"),
                new Rule("remote_ip == '" + hostile + "'", "'y'")),
            "'" + hostile + "'");
    return report(before, after, hostile);
  }

  private static RunReport planned(Expression before, Expression after) {
    RunReport report = report(before, after, "mail");
    return new RunReport(
        report.server(),
        report.url(),
        report.catalogVersion(),
        report.plan(),
        report.behavior(),
        null,
        List.of(),
        Verdict.DONE,
        report.elapsed());
  }

  private static RunReport report(Expression before, Expression after, String hostile) {
    FieldName greeting = new FieldName("MtaStageConnect", "smtpGreeting");
    Plan plan =
        Plan.of(new Settings(Map.of(greeting, after)), new Settings(Map.of(greeting, before)));
    Place place = new Place("stalwart/" + head(hostile) + ".yaml", 3, 5, 4);
    return new RunReport(
        head(hostile),
        "https://mail.example.org",
        Catalog.bundled().version(),
        new SavedPlan(head(hostile), "https://mail.example.org", Catalog.bundled().version(), plan),
        BehaviorDiff.of(plan, Catalog.bundled(), List.of(), ServerFacts.unknown()),
        new Outcome(
            Status.UNCHANGED,
            Map.of("MtaStageConnect", StoredState.PREVIOUS),
            ActivationState.UNTOUCHED,
            List.of(new Step(hostile, hostile, List.of(hostile))),
            List.of(),
            List.of(Problem.error(hostile, "Do:\n" + hostile))),
        List.of(Problem.error(place, hostile, "unknown: " + hostile, "Fix:\n" + hostile)),
        Verdict.FAILED,
        Duration.ofMillis(400));
  }

  private static String head(String text) {
    return text.substring(0, Math.min(200, text.length()));
  }
}
