package io.github.stalwartgitops.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Accessibility of the page: keyboard, screen reader, dark mode, phone. */
class PlaygroundLooksBrowserTest extends PageTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Set<String> CONTROLS =
      Set.of("button", "textbox", "combobox", "checkbox", "link", "spinbutton");

  @Test
  void focusIsNotHiddenBehindTheResult() {
    for (int rule = 0; rule < 4; rule++) {
      addRule("local_port == " + rule, "'x'");
    }
    tab.resize(1000, 600);
    tab.evaluate("window.scrollTo(0, document.body.scrollHeight)");
    tab.evaluate("document.querySelector('#then-3').focus({preventScroll: true})");
    for (int stops = 0; !focused().equals("if-0"); stops++) {
      assertThat(stops).isLessThan(40);
      tab.pressShift("Tab");
      assertThat(
              tab.evaluate(
                      "document.activeElement.getBoundingClientRect().top -"
                          + " document.querySelector('#result').getBoundingClientRect().bottom")
                  .asDouble())
          .as(focused())
          .isNotNegative();
    }
  }

  @Test
  void canBeUsedByKeyboard() {
    tabTo("add-rule");
    tab.press("Enter");
    assertThat(focused()).isEqualTo("if-0");
    tab.type("local_port == 587");
    tab.press("Tab");
    tab.type("'typed'");
    tab.awaitText("#verdict", "No rule matches: else");
    tabTo("variable-local_port");
    tab.type("587");
    tab.awaitText("#line", "220 typed");
    tabTo("variable-is_tls");
    tab.press("ArrowDown");
    tab.await("document.querySelector('#variable-is_tls').value === 'true'");
    for (int back = 0; !focused().equals("Remove rule 1"); back++) {
      assertThat(back).isLessThan(40);
      tab.pressShift("Tab");
    }
    tab.press("Enter");
    assertThat(focused()).isEqualTo("add-rule");
    tab.awaitText("#verdict", "There are no rules: else");
  }

  @Test
  void everyControlHasAnAccessibleName() {
    addRule("local_port == 25", "'x'");
    List<String> nameless = new ArrayList<>();
    for (JsonNode node : tab.accessibilityTree()) {
      String role = node.at("/role/value").asText();
      if (CONTROLS.contains(role) && !node.path("ignored").asBoolean()) {
        if (node.at("/name/value").asText().isBlank()) {
          nameless.add(role + " " + node);
        }
      }
    }
    assertThat(nameless).isEmpty();
    assertThat(attribute("#line", "role", "parentElement")).isEqualTo("status");
  }

  @Test
  void fitsLightAndDarkModeAndAPhone() throws Exception {
    addRule("local_port == 25 && !is_tls", "system('hostname') + ' ESMTP'");
    addRule("listener = 'submission'", "system('hostname') + ' ESMTP for our own people'");
    jmap(
        "[\"x:MtaStageConnect/set\", {\"update\": {\"singleton\": {\"smtpGreeting\":"
            + " {\"else\": \"system('hostname') + ' ESMTP'\"}}}}, \"s\"]");
    visit("QUIT");
    tab.awaitText("#same", "stored, not active yet");
    tab.awaitText("#line", "220 mx.example.org ESMTP");
    tab.awaitPart("#visits", "QUIT");
    tab.evaluate("document.activeElement.blur()");

    picture("playground", "light", 1200, 1150);
    picture("playground-dark", "dark", 1200, 1150);
    picture("playground-phone", "light", 360, 2400);
    picture("playground-phone-dark", "dark", 360, 800);
    picture("playground-390", "light", 390, 844);
    picture("playground-320", "light", 320, 256);
    picture("playground-320-dark", "dark", 320, 256);

    tab.fill("#if-0", "local_prot == 25");
    tab.awaitText("#result-title", "A server would refuse this");
    picture("playground-error", "light", 1200, 1150);

    tab.fill("#if-0", "local_port == 25");
    tab.fill("#variable-local_port", "abc");
    tab.fill("#variable-remote_ip", "nonsense");
    tab.click("#load-default");
    tab.awaitText("#result-title", "Not tried");
    tab.await("!document.querySelector('[aria-busy=true]')");
    picture("playground-not-tried", "light", 1200, 1150);
    picture("playground-not-tried-dark", "dark", 1200, 1150);
    picture("playground-not-tried-390", "light", 390, 844);
  }

  @Test
  void everyTextHasEnoughContrast() {
    addRule("local_prot == 25", "'x'");
    addRule("local_port=25", "'x'");
    tab.awaitText("#result-title", "A server would refuse this");
    for (String scheme : List.of("light", "dark")) {
      tab.prefer(scheme);
      tab.await("matchMedia('(prefers-color-scheme: " + scheme + ")').matches");
      assertThat(tab.evaluate(Contrast.FAINT_TEXTS)).as(scheme).isEmpty();
    }
    tab.fill("#if-0", "local_port == 25");
    tab.awaitText("#line", "220 x");
    assertThat(tab.evaluate(Contrast.FAINT_TEXTS)).as("a result, dark").isEmpty();
  }

  @Test
  void everyControlHasEnoughContrast() {
    addRule("local_prot == 25", "'x'");
    tab.awaitText("#result-title", "A server would refuse this");
    tab.evaluate("document.activeElement.blur()");
    for (String scheme : List.of("light", "dark")) {
      tab.prefer(scheme);
      tab.await("matchMedia('(prefers-color-scheme: " + scheme + ")').matches");
      assertThat(tab.evaluate(Contrast.FAINT_BORDERS)).as(scheme).isEmpty();
    }
  }

  @Test
  void valueTakesTheSpaceThatItNeedsOnAPhone() {
    addRule("local_port == 25", "system('hostname') + ' ESMTP'");
    tab.awaitText("#line", "220 mx.example.org ESMTP");
    tab.resize(390, 800);
    tab.await("innerWidth === 390");
    assertThat(
            tab.evaluate(
                "[...document.querySelectorAll('td.value')].filter("
                    + "it => it.getClientRects()[0].height > 30).map(it => it.textContent)"))
        .as("values of more than one line")
        .isEmpty();
  }

  @Test
  void resultLeavesSpaceForTheRulesInALowWindow() {
    tab.resize(320, 256);
    tab.await("innerHeight === 256");
    tab.evaluate("document.querySelector('#else').focus()");
    tab.evaluate("document.querySelector('#else').scrollIntoView({block: 'center'})");
    assertThat(
            tab.evaluate("document.querySelector('#result').getBoundingClientRect().bottom")
                .asDouble())
        .isLessThanOrEqualTo(0);
  }

  private void picture(String name, String scheme, int width, int height) throws Exception {
    tab.resize(width, height);
    tab.prefer(scheme);
    tab.evaluate("window.scrollTo(0, 0)");
    tab.await("innerWidth === " + width);
    assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
        .as("no scrolling to the side, %s", name)
        .isLessThanOrEqualTo(width);
    tab.screenshot(SCREENSHOTS.resolve(name + ".png"));
  }

  private void tabTo(String id) {
    for (int stops = 0; !focused().equals(id); stops++) {
      assertThat(stops).as("Tab never comes to %s", id).isLessThan(60);
      tab.press("Tab");
    }
  }
}
