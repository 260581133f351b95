package io.github.stalwartgitops.report;

import static io.github.stalwartgitops.report.PlannedReport.expression;
import static io.github.stalwartgitops.report.PlannedReport.ports;
import static io.github.stalwartgitops.report.PlannedReport.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.browser.Browser;
import io.github.stalwartgitops.browser.Chromium;
import io.github.stalwartgitops.browser.Tab;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTML report in a browser; screenshots are kept in {@code target/screenshots}. */
@Tag("browser")
@ExtendWith(Browser.class)
class HtmlReportBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int PHONE = 390;
  private static final int DESK = 1280;

  private final Chromium chromium;
  @TempDir private Path folder;
  private Tab tab;

  HtmlReportBrowserTest(Chromium chromium) {
    this.chromium = chromium;
  }

  @AfterEach
  void noErrorsAndNoRequests() {
    assertThat(tab.errors()).isEmpty();
    assertThat(tab.evaluate("performance.getEntriesByType('resource').length").asInt()).isZero();
    assertThat(tab.evaluate("document.scripts.length").asInt()).isZero();
    tab.close();
  }

  @Test
  void theStyleSheetIsAppliedUnderThePolicy() throws Exception {
    open(ReportCase.CHANGES.report());
    tab.resize(DESK, 1600);

    assertThat(
            tab.evaluate("getComputedStyle(document.querySelector('.path .rule')).display")
                .asText())
        .isEqualTo("grid");
    assertThat(tab.evaluate("document.querySelectorAll('.path').length").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {320, PHONE, 700, 900, DESK})
  void noTextOfThePathIsCutOffOrOverlapsAnotherOrABorder(int width) throws Exception {
    open(hardToDraw());
    tab.resize(width, 1600);
    tab.screenshot(SCREENSHOTS.resolve("report-hard-to-draw-" + width + ".png"));

    assertThat(
            tab.evaluate(
                    """
                    [...document.querySelectorAll('.path > li')].flatMap(row => {
                      const frame = row.getBoundingClientRect();
                      const lines = [];
                      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
                      while (walker.nextNode()) {
                        const range = document.createRange();
                        range.selectNodeContents(walker.currentNode);
                        for (const box of range.getClientRects()) {
                          lines.push({ node: walker.currentNode, box });
                        }
                      }
                      const shapes = [...row.querySelectorAll('.shape')]
                        .map(it => it.getBoundingClientRect());
                      const meets = (one, other) =>
                        other.left + 1 < one.right && one.left + 1 < other.right
                        && other.top + 3 < one.bottom && one.top + 3 < other.bottom;
                      const isIn = (one, shape) =>
                        one.left > shape.left + 2 && one.right < shape.right - 2
                        && one.top > shape.top - 1 && one.bottom < shape.bottom + 1;
                      return lines.filter(({ node, box }, i) =>
                        box.right > frame.right + 1 || box.left < frame.left - 1
                        || box.bottom > frame.bottom + 1 || box.top < frame.top - 1
                        || lines.some((other, j) => j > i && meets(box, other.box))
                        || shapes.some(it => meets(box, it) && !isIn(box, it))
                      ).map(it => it.node.textContent);
                    }).join(' | ')
                    """)
                .asText())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void theLineRunsThroughAllRows(int width) throws Exception {
    open(hardToDraw());
    tab.resize(width, 1600);

    assertThat(
            tab.evaluate(
                    """
                    [...document.querySelectorAll('.path > li')].filter((row, i, rows) => {
                      const box = row.getBoundingClientRect();
                      const line = parseFloat(getComputedStyle(row, '::before').height);
                      const next = rows[i + 1]?.closest('.path') === row.closest('.path')
                        ? rows[i + 1].getBoundingClientRect().top : box.bottom;
                      return Math.abs(next - box.bottom) > 1
                        || !(row.matches('.else') || Math.abs(line - box.height) < 1);
                    }).length
                    """)
                .asInt())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, PHONE, 700, 900, DESK})
  void nothingIsWiderThanThePage(int width) throws Exception {
    open(hardToDraw());
    tab.resize(width, 844);

    assertThat(
            tab.evaluate(
                    """
                    [...document.querySelectorAll('body *')]
                      .filter(it => it.getBoundingClientRect().right > innerWidth + 1)
                      .map(it => it.tagName + ' ' + it.textContent.slice(0, 40)).join(' | ')
                    """)
                .asText())
        .isEmpty();
    assertThat(
            tab.evaluate(
                    "[...document.querySelectorAll('.path')].filter(it => it.offsetHeight).length"
                        + " === document.querySelectorAll('figure').length")
                .asBoolean())
        .isTrue();
  }

  @Test
  void onAPhoneTablesHaveRoom() throws Exception {
    open(hardToDraw());
    tab.resize(PHONE, 844);

    assertThat(
            tab.evaluate(
                    "Math.min(...[...document.querySelectorAll('.seen td, .diff .text')]"
                        + ".filter(it => it.offsetWidth && !it.closest('.diff [class=\"\"]'))"
                        + ".map(it => it.offsetWidth))")
                .asInt())
        .isGreaterThan(200);
  }

  @Test
  void aPlanWithManyWarningsHasFewTabStops() throws Exception {
    List<Problem> problems = new ArrayList<>();
    for (int line = 1; line <= 201; line++) {
      problems.add(
          new Problem(
              Severity.WARNING,
              new Place("connect.yaml", line, 1, 4),
              "no host name",
              "then",
              null,
              "greeting-host-name"));
    }
    open(PlannedReport.of(changedRule().plan().plan(), null, Verdict.DONE, problems));

    assertThat(
            tab.evaluate(
                    "[...document.querySelectorAll('body *')].filter(it => it.tabIndex >= 0)"
                        + ".map(it => it.tagName).join()")
                .asText())
        .isEqualTo("SUMMARY,SUMMARY");
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void theAccessibilityTreeHasShortNames(int width) throws Exception {
    open(hardToDraw());
    tab.resize(width, 844);

    assertThat(nodes("list"))
        .filteredOn(node -> node.at("/name/value").asText().startsWith("Decision path of "))
        .hasSize(1)
        .allSatisfy(
            node -> {
              assertThat(node.at("/name/value").asText()).hasSizeLessThan(80);
              assertThat(node.path("childIds")).hasSizeGreaterThan(5);
            });
    assertThat(nodes("StaticText")).map(node -> node.at("/name/value").asText()).contains("rule 1");
    assertThat(nodes("table")).hasSize(2);
    assertThat(Stream.of("region", "table", "columnheader").flatMap(role -> nodes(role).stream()))
        .allSatisfy(node -> assertThat(node.at("/name/value").asText()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theBordersOfShapesHaveContrast(String scheme) throws Exception {
    open(ReportCase.CHANGES.report());
    tab.prefer(scheme);

    assertThat(
            tab.evaluate(
                    """
                    (() => {
                      const light = colour => {
                        const [r, g, b] = colour.match(/\\d+/g).map(it => it / 255)
                          .map(it => it <= .03928 ? it / 12.92 : ((it + .055) / 1.055) ** 2.4);
                        return .2126 * r + .7152 * g + .0722 * b;
                      };
                      const contrast = (one, other) => {
                        const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
                        return (a + .05) / (b + .05);
                      };
                      const paper = getComputedStyle(document.body).backgroundColor;
                      return Math.min(...[...document.querySelectorAll('.shape')].flatMap(it => {
                        const style = getComputedStyle(it);
                        return [contrast(style.borderTopColor, paper),
                          contrast(style.borderTopColor, style.backgroundColor)];
                      }));
                    })()
                    """)
                .asDouble())
        .isGreaterThan(3);
  }

  @Test
  void isPrintedOnFewPages() throws Exception {
    open(changedRule());
    assertThat(printed("one-of-two-hundred")).isLessThanOrEqualTo(2);
    tab.close();

    Rule[] rules = ports(12, "'a'");
    open(PlannedReport.of(expression("'b'", rules), expression("'c'", rules)));
    assertThat(printed("twelve")).isLessThanOrEqualTo(2);
    tab.close();

    open(ReportCase.CHANGES.report());
    assertThat(printed("changes")).isLessThanOrEqualTo(2);
  }

  @Test
  void fitsAPhoneAndPrefersLightOrDark() throws Exception {
    open(ReportCase.CHANGES.report());
    for (String scheme : new String[] {"light", "dark"}) {
      tab.prefer(scheme);
      tab.resize(DESK, 1600);
      tab.screenshot(SCREENSHOTS.resolve("report-" + scheme + ".png"));
    }
    assertThat(tab.evaluate("getComputedStyle(document.body).colorScheme").asText()).isNotEmpty();
    tab.prefer("light");
    tab.resize(PHONE, 844);
    tab.screenshot(SCREENSHOTS.resolve("report-phone.png"));
    assertThat(
            tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth").asBoolean())
        .isTrue();
  }

  private void open(RunReport report) throws IOException {
    Path file = folder.resolve("report.html");
    Files.writeString(file, ReportForm.HTML.render(report));
    tab = chromium.open(file.toUri().toString());
    tab.await("document.querySelector('.path') !== null");
  }

  private List<JsonNode> nodes(String role) {
    return StreamSupport.stream(tab.accessibilityTree().spliterator(), false)
        .filter(node -> node.at("/role/value").asText().equals(role))
        .filter(node -> !node.path("ignored").asBoolean())
        .toList();
  }

  private long printed(String name) throws IOException {
    byte[] pdf = tab.pdf();
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve("report-" + name + ".pdf"), pdf);
    return Pattern.compile("/Type\\s*/Page\\b")
        .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
        .results()
        .count();
  }

  private static RunReport changedRule() {
    Rule[] after = ports(200, "'a'");
    after[150] = rule("local_port == 1150", "'b'");
    return PlannedReport.of(expression("'c'", ports(200, "'a'")), expression("'c'", after));
  }

  /** Long and wide texts, many connections, unknown results, and every kind of change. */
  private static RunReport hardToDraw() {
    String wide = "'" + "日本語🎉".repeat(30) + "'";
    String networks = "contains(['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'], remote_ip)";
    String longest = "remote_ip == '2001:db8:1111:2222:3333:4444:5555:6666' && asn == 64500";
    List<Rule> before =
        new ArrayList<>(List.of(rule(networks, "'a'"), rule("local_port == 2525", "'gone'")));
    before.addAll(List.of(ports(200, "'many'")));
    before.add(rule(longest, "'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW'"));
    List<Rule> after = new ArrayList<>(before);
    after.set(0, rule(networks + " || is_tls", "'aa'"));
    after.remove(1);
    after.add(0, after.remove(120));
    after.add(rule("key_exists('greetings', remote_ip)", wide));
    after.add(rule("country == '日本'", wide));
    return PlannedReport.of(new Expression(before, "'else'"), new Expression(after, "'other'"));
  }
}
