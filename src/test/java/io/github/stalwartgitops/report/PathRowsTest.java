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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PathRowsTest {
  @Test
  void rulesComeInOrderAndElseLast() {
    assertThat(
            sentences(
                expression("'c'", rule("local_port == 25", "'a'"), rule("is_tls", "'b'")),
                expression("'d'", rule("local_port == 25", "'a'"), rule("is_tls", "'b'"))))
        .containsExactly(
            "rule 1: if local_port == 25 gives 'a'; here: port 25.",
            "rule 2: if is_tls gives 'b'; here: port 465.",
            "else (changed): gives 'd' (was 'c'); here: port 1000 (differs), port 1001 (differs).");
  }

  @Test
  void aRemovedRuleStandsAtItsOldRankWithThoseItServed() {
    assertThat(sentences(expression("'c'", rule("local_port == 25", "'a'")), expression("'c'")))
        .containsExactly(
            "was rule 1 (removed): if local_port == 25 gives 'a'; here: port 25 (before).",
            "else: gives 'c'; here: port 25 (differs), port 465, port 1000, port 1001.");
  }

  @Test
  void aMovedRuleTellsItsFormerRank() {
    Rule[] rules = ports(3, "'a'");

    assertThat(sentences(expression("'c'", rules), expression("'c'", rules[2], rules[0], rules[1])))
        .first()
        .asString()
        .startsWith("rule 1 (moved, was rule 3): if local_port == 1002 gives 'a'");
  }

  @Test
  void aConnectionStandsWhereItStopsBeingKnown() {
    List<String> sentences =
        sentences(
            expression("'c'", rule("local_port == 465", "'a'")),
            expression(
                "'c'",
                rule("local_port == 465", "'a'"),
                rule("key_exists('greetings', remote_ip)", "'b'")));

    assertThat(sentences.get(1)).contains("rule 2", "port 25 (not known here)");
    assertThat(sentences.get(2)).isEqualTo("else: gives 'c'.");
  }

  @Test
  void oneChangeAmongTwoHundredRulesAndElseAreShown() {
    Rule[] after = ports(200, "'a'");
    after[150] = rule("local_port == 1150", "'b'");

    List<PathRow> rows = rows(expression("'c'", ports(200, "'a'")), expression("'c'", after));

    assertThat(rows).hasSizeLessThan(20);
    assertThat(rows)
        .map(PathRow::sentence)
        .anyMatch(it -> it.startsWith("rule 151 (changed)"))
        .anyMatch(it -> it.startsWith("else: "))
        .anyMatch(it -> it.startsWith("rules 152 to 200 as before"));
    assertThat(told(rows)).isEqualTo(200);
  }

  @Test
  void ofVeryManyChangesSomeAreShownAndTheRestIsCounted() {
    List<PathRow> rows =
        rows(expression("'c'", ports(300, "'a'")), expression("'d'", ports(300, "'b'")));

    assertThat(rows).hasSizeBetween(30, 60);
    assertThat(told(rows)).isEqualTo(300);
    assertThat(rows)
        .map(PathRow::sentence)
        .anyMatch(it -> it.endsWith(" more rules: see the table above."));
    assertThat(rows.get(rows.size() - 1).sentence()).startsWith("else (changed)");
  }

  @Test
  void whatDiffersComesFirst() {
    List<String> sentences =
        sentences(expression("'c'", rule("local_port == 1001", "'a'")), expression("'c'"));

    assertThat(sentences.get(sentences.size() - 1))
        .isEqualTo("else: gives 'c'; here: port 1001 (differs), port 25, port 465, port 1000.");
  }

  @Test
  void theDrawingSaysFirstWhatMatters() {
    assertThat(new PathSample("port 25, client 10.0.0.1", PathSample.Fate.DIFFERS).shown())
        .isEqualTo("~ client 10.0.0.1");
    assertThat(new PathSample("port 25", PathSample.Fate.UNKNOWN).shown())
        .isEqualTo("? port 25 (not known here)");
    assertThat(new PathSample("port 465, TLS", PathSample.Fate.FORMER).shown())
        .isEqualTo("before: port 465, TLS");
  }

  private static int told(List<PathRow> rows) {
    return rows.stream()
        .mapToInt(
            row ->
                row instanceof PathRow.Several several
                    ? several.rules()
                    : row instanceof PathRow.One one && one.isElse() ? 0 : 1)
        .sum();
  }

  private static List<String> sentences(Expression before, Expression after) {
    return rows(before, after).stream().map(PathRow::sentence).toList();
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
