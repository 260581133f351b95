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

/** The HTML report as a browser shows it; its pictures are kept in {@code target/screenshots}. */
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
  void nothingWasComplainedAboutOrAskedFor() {
    assertThat(tab.errors()).isEmpty();
    assertThat(tab.evaluate("performance.getEntriesByType('resource').length").asInt()).isZero();
    assertThat(tab.evaluate("document.scripts.length").asInt()).isZero();
    tab.close();
  }

  @Test
  void itsOwnStyleIsAppliedUnderItsOwnPolicy() throws Exception {
    open(ReportCase.CHANGES.report());

    assertThat(tab.evaluate("getComputedStyle(document.querySelector('svg')).display").asText())
        .isEqualTo("block");
    assertThat(tab.evaluate("document.querySelectorAll('.path.wide').length").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void noTextOfTheDrawingIsCutOffOrLiesOnAnotherOrOnABorder(int width) throws Exception {
    open(hardToDraw());
    tab.resize(width, 1600);
    tab.screenshot(SCREENSHOTS.resolve("report-hard-to-draw-" + width + ".png"));

    assertThat(
            tab.evaluate(
                    """
                    [...document.querySelectorAll('svg')].flatMap(svg => {
                      const frame = svg.getBoundingClientRect();
                      const texts = [...svg.querySelectorAll('text')].filter(it => it.textContent);
                      const boxes = texts.map(it => it.getBoundingClientRect());
                      const shapes = [...svg.querySelectorAll('.shape')]
                        .map(it => it.getBoundingClientRect());
                      const meets = (one, other) =>
                        other.left + 1 < one.right && one.left + 1 < other.right
                        && other.top + 3 < one.bottom && one.top + 3 < other.bottom;
                      const isIn = (one, shape) =>
                        one.left > shape.left + 2 && one.right < shape.right - 2
                        && one.top > shape.top - 1 && one.bottom < shape.bottom + 1;
                      return texts.filter((text, i) =>
                        boxes[i].right > frame.right + 1
                        || boxes[i].left < frame.left - 1
                        || boxes.some((other, j) => j > i && meets(boxes[i], other))
                        || shapes.some(it => meets(boxes[i], it) && !isIn(boxes[i], it))
                      ).map(it => it.textContent);
                    }).join(' | ')
                    """)
                .asText())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {PHONE, DESK})
  void theWayOnBeginsAtTheFootOfEachCondition(int width) throws Exception {
    open(hardToDraw());
    tab.resize(width, 1600);

    assertThat(
            tab.evaluate(
                    """
                    [...document.querySelectorAll('svg:not(.removed)')].filter(svg => {
                      const shape = svg.querySelector('polygon')?.getBBox();
                      return shape?.height && ![...svg.querySelectorAll('line.way')].some(line =>
                        line.y1.baseVal.value === shape.y + shape.height
                        && line.y2.baseVal.value === svg.viewBox.baseVal.height);
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
  void onAPhoneWhatAClientSeesHasRoom() throws Exception {
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
  void fewStepsOfTheKeyboardLeadThroughAPlanWithManyWarnings() throws Exception {
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
  void assistiveTechnologyHearsShortNames(int width) throws Exception {
    open(hardToDraw());
    tab.resize(width, 844);

    assertThat(nodes("image"))
        .isNotEmpty()
        .allSatisfy(
            node -> {
              assertThat(node.at("/name/value").asText())
                  .startsWith("Decision path of ")
                  .hasSizeLessThan(80);
              assertThat(node.at("/description/value").asText()).contains("rule 1");
            });
    assertThat(nodes("table")).hasSize(2);
    assertThat(Stream.of("region", "table", "columnheader").flatMap(role -> nodes(role).stream()))
        .allSatisfy(node -> assertThat(node.at("/name/value").asText()).isNotBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void theEdgesOfShapesStandOut(String scheme) throws Exception {
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
                        return [contrast(style.stroke, paper), contrast(style.stroke, style.fill)];
                      }));
                    })()
                    """)
                .asDouble())
        .isGreaterThan(3);
  }

  @Test
  void printsOnFewPages() throws Exception {
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
  void isReadInLightAndDarkAndOnAPhone() throws Exception {
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
    tab.await("document.querySelector('svg') !== null");
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

  /** Long and wide texts, many connections, unknown ones, and every kind of change. */
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
