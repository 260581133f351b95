package io.github.stalwartgitops.report;

import static io.github.stalwartgitops.report.PlannedReport.expression;
import static io.github.stalwartgitops.report.PlannedReport.ports;
import static io.github.stalwartgitops.report.PlannedReport.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.Sample;
import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.report.PathRow.CollapsedRows;
import io.github.stalwartgitops.report.PathRow.RuleRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PathRowsTest {
  @Test
  void rulesAreInOrderAndElseIsLast() {
    assertThat(
            texts(
                expression("'c'", rule("local_port == 25", "'a'"), rule("is_tls", "'b'")),
                expression("'d'", rule("local_port == 25", "'a'"), rule("is_tls", "'b'"))))
        .containsExactly(
            "rule 1: if local_port == 25 then 'a' [port 25]",
            "rule 2: if is_tls then 'b' [port 465]",
            "else (changed): 'd' (was 'c') [~ port 1000, ~ port 1001]");
  }

  @Test
  void aRemovedRuleIsAtItsOldPositionWithTheConnectionsThatEndedThere() {
    assertThat(texts(expression("'c'", rule("local_port == 25", "'a'")), expression("'c'")))
        .containsExactly(
            "was rule 1 (removed): if local_port == 25 then 'a' [before: port 25]",
            "else: 'c' [~ port 25, port 465, port 1000, port 1001]");
  }

  @Test
  void aMovedRuleShowsItsPreviousPosition() {
    Rule[] rules = ports(3, "'a'");

    assertThat(texts(expression("'c'", rules), expression("'c'", rules[2], rules[0], rules[1])))
        .first()
        .asString()
        .startsWith("rule 1 (moved, was rule 3): if local_port == 1002 then 'a'");
  }

  @Test
  void aConnectionIsShownWhereItBecomesUnknown() {
    List<String> texts =
        texts(
            expression("'c'", rule("local_port == 465", "'a'")),
            expression(
                "'c'",
                rule("local_port == 465", "'a'"),
                rule("key_exists('greetings', remote_ip)", "'b'")));

    assertThat(texts.get(1)).contains("rule 2", "? port 25 (unknown)");
    assertThat(texts.get(2)).isEqualTo("else: 'c'");
  }

  @Test
  void oneChangeAmongTwoHundredRulesAndElseAreShown() {
    Rule[] after = ports(200, "'a'");
    after[150] = rule("local_port == 1150", "'b'");

    List<PathRow> rows = rows(expression("'c'", ports(200, "'a'")), expression("'c'", after));

    assertThat(rows).hasSizeLessThan(20);
    assertThat(rows)
        .map(PathRowsTest::text)
        .anyMatch(it -> it.startsWith("rule 151 (changed)"))
        .anyMatch(it -> it.startsWith("else: "))
        .anyMatch(it -> it.equals("rules 152 to 200 unchanged; no sample connection ends here"));
    assertThat(rules(rows)).isEqualTo(200);
  }

  @Test
  void ofVeryManyChangesSomeAreShownAndTheOthersAreCounted() {
    List<PathRow> rows =
        rows(expression("'c'", ports(300, "'a'")), expression("'d'", ports(300, "'b'")));

    assertThat(rows).hasSizeBetween(30, 60);
    assertThat(rules(rows)).isEqualTo(300);
    assertThat(rows)
        .map(PathRowsTest::text)
        .anyMatch(it -> it.endsWith(" more rules: see the table above"));
    assertThat(text(rows.get(rows.size() - 1))).startsWith("else (changed)");
  }

  @Test
  void differencesComeFirst() {
    List<String> texts =
        texts(expression("'c'", rule("local_port == 1001", "'a'")), expression("'c'"));

    assertThat(texts.get(texts.size() - 1))
        .isEqualTo("else: 'c' [~ port 1001, port 25, port 465, port 1000]");
  }

  @Test
  void theTextOfAConnectionBeginsWithItsOutcome() {
    assertThat(new PathSample("port 25, client 10.0.0.1", PathSample.Outcome.DIFFERS).text())
        .isEqualTo("~ client 10.0.0.1");
    assertThat(new PathSample("port 25", PathSample.Outcome.UNKNOWN).text())
        .isEqualTo("? port 25 (unknown)");
    assertThat(new PathSample("port 465, TLS", PathSample.Outcome.ENDED_HERE_BEFORE).text())
        .isEqualTo("before: port 465, TLS");
  }

  private static int rules(List<PathRow> rows) {
    return rows.stream().mapToInt(PathRowsTest::rules).sum();
  }

  private static int rules(PathRow row) {
    if (row instanceof CollapsedRows collapsed) {
      return collapsed.count();
    }
    return ((RuleRow) row).isElse() ? 0 : 1;
  }

  private static List<String> texts(Expression before, Expression after) {
    return rows(before, after).stream().map(PathRowsTest::text).toList();
  }

  private static String text(PathRow row) {
    if (row instanceof CollapsedRows collapsed) {
      return collapsed.text();
    }
    RuleRow rule = (RuleRow) row;
    String change =
        Stream.of(rule.mark().word(), rule.previousLabel())
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(", "));
    String samples =
        rule.samples().stream().map(PathSample::text).collect(Collectors.joining(", "));
    return rule.label()
        + (change.isEmpty() ? "" : " (" + change + ")")
        + ": "
        + (rule.isElse() ? "" : "if " + text(rule.condition()) + " then ")
        + text(rule.result())
        + (samples.isEmpty() ? "" : " [" + samples + "]");
  }

  private static String text(PathRow.Text text) {
    return text.previous().isEmpty() ? text.now() : text.now() + " (was " + text.previous() + ")";
  }

  private static List<PathRow> rows(Expression before, Expression after) {
    Plan plan = PlannedReport.of(before, after).plan().plan();
    List<Sample> samples =
        IntStream.of(25, 465, 1000, 1001)
            .mapToObj(
                port ->
                    new Sample(
                        "port " + port,
                        SampleConnection.atSmtpListener()
                            .with(Map.of("local_port", "" + port, "is_tls", "" + (port == 465)))))
            .toList();
    return PathRows.of(
        plan.changedFields().get(0),
        BehaviorDiff.of(plan, Catalog.bundled(), samples, ServerFacts.unknown()).seen());
  }
}
