package io.github.stalwartgitops.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.browser.Browser;
import io.github.stalwartgitops.browser.Chromium;
import io.github.stalwartgitops.browser.Tab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The HTML report as a browser shows it; its pictures are kept in {@code target/screenshots}. */
@Tag("browser")
@ExtendWith(Browser.class)
class HtmlReportBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir private Path folder;
  private Tab tab;

  @BeforeEach
  void open(Chromium chromium) throws Exception {
    Path file = folder.resolve("report.html");
    Files.writeString(file, ReportForm.HTML.render(ReportCase.CHANGES.account()));
    tab = chromium.open(file.toUri().toString());
    tab.await("document.querySelector('svg') !== null");
  }

  @AfterEach
  void nothingWasComplainedAboutOrAskedFor() {
    assertThat(tab.complaints()).isEmpty();
    assertThat(tab.evaluate("performance.getEntriesByType('resource').length").asInt()).isZero();
    assertThat(tab.evaluate("document.scripts.length").asInt()).isZero();
    tab.close();
  }

  @Test
  void itsOwnStyleIsAppliedUnderItsOwnPolicy() {
    assertThat(tab.evaluate("getComputedStyle(document.querySelector('svg')).minWidth").asText())
        .isNotEqualTo("auto");
    assertThat(tab.evaluate("document.querySelectorAll('svg').length").asInt()).isEqualTo(2);
  }

  @Test
  void whatScrollsAndWhatIsDrawnIsReachedByTheKeyboard() {
    Set<String> reached = new HashSet<>();
    for (int stop = 0; stop < 30; stop++) {
      tab.press("Tab");
      reached.add(tab.evaluate("document.activeElement.tagName.toLowerCase()").asText());
    }
    assertThat(reached).contains("svg", "div");
  }

  @Test
  void noTextOfTheDrawingIsCutOffOrLiesOnAnother() {
    assertThat(
            tab.evaluate(
                    """
                    [...document.querySelectorAll('svg')].flatMap(svg => {
                      const frame = svg.getBoundingClientRect();
                      const texts = [...svg.querySelectorAll('text')].filter(it => it.textContent);
                      const boxes = texts.map(it => it.getBoundingClientRect());
                      return texts.filter((text, i) =>
                        boxes[i].right > frame.right + 1
                        || boxes[i].left < frame.left - 1
                        || boxes.some((other, j) => j > i
                          && other.left + 1 < boxes[i].right && boxes[i].left + 1 < other.right
                          && other.top + 3 < boxes[i].bottom && boxes[i].top + 3 < other.bottom)
                      ).map(it => it.textContent);
                    }).join(' | ')
                    """)
                .asText())
        .isEmpty();
  }

  @Test
  void isReadInLightAndDarkAndOnAPhone() throws Exception {
    Files.createDirectories(SCREENSHOTS);
    for (String scheme : new String[] {"light", "dark"}) {
      tab.prefer(scheme);
      tab.resize(1280, 1600);
      tab.screenshot(SCREENSHOTS.resolve("report-" + scheme + ".png"));
    }
    assertThat(tab.evaluate("getComputedStyle(document.body).colorScheme").asText()).isNotEmpty();
    tab.prefer("light");
    tab.resize(390, 844);
    tab.screenshot(SCREENSHOTS.resolve("report-phone.png"));
    assertThat(
            tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth").asBoolean())
        .isTrue();
  }
}
