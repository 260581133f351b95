package io.github.stalwartgitops.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.browser.Chromium;
import io.github.stalwartgitops.browser.Tab;
import io.github.stalwartgitops.emulator.Account;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a person uses it, in a browser. */
@Tag("browser")
class PlaygroundBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String PASSWORD = "open-sesame";
  private static final Set<String> CONTROLS =
      Set.of("button", "textbox", "combobox", "checkbox", "link", "spinbutton");

  @TempDir static Path profile;
  private static Chromium chromium;

  private Emulator emulator;
  private Tab tab;

  @BeforeAll
  static void startBrowser() throws Exception {
    Optional<Path> program = Chromium.program();
    assumeTrue(program.isPresent(), Chromium.MISSING);
    chromium = Chromium.start(program.get(), profile);
  }

  @AfterAll
  static void endBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void openPage() throws Exception {
    emulator =
        Emulator.start(
            EmulatorConfiguration.defaults()
                .withAccounts(List.of(Account.administrator("admin", PASSWORD))));
    Playground.open(emulator);
    tab = chromium.open(emulator.url() + "/");
    tab.awaitText("#line", "220 mx.example.org Stalwart ESMTP at your service");
  }

  @AfterEach
  void closePage() {
    if (tab != null) {
      List<String> complaints = tab.complaints();
      tab.close();
      emulator.close();
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void tellsTheRuleThatAConnectionTakesAndTheGreetingItGets() {
    addRule("local_port == 25 && !is_tls", "system('hostname') + ' ESMTP'");

    tab.awaitText("#line", "220 mx.example.org ESMTP");
    tab.awaitText("#verdict", "Rule 1 matches");
    tab.awaitText("#rule-list > li .state", "✓ taken");
    assertThat(tab.text("#if-0-steps")).contains("local_port == 25", "25 == 25", "true");

    tab.fill("#variable-local_port", "587");

    tab.awaitText("#verdict", "No rule matches: else");
    tab.awaitText("#rule-list > li .state", "not taken");
    tab.awaitText("#otherwise .state", "✓ taken");
    tab.awaitText("#line", "220 mx.example.org Stalwart ESMTP at your service");

    tab.click("#presets button:nth-child(3)");

    tab.awaitPart("#if-0-steps", "465 == 25");
    assertThat(tab.evaluate("document.querySelector('#variable-is_tls').value").asText())
        .isEqualTo("true");
  }

  @Test
  void marksAnErrorAtItsPlaceAndSaysWhatToDo() {
    addRule("local_prot == 25", "'x'");

    tab.awaitText("#result-title", "A server would refuse this");
    assertThat(tab.text("mark.error")).isEqualTo("local_prot");
    assertThat(tab.text("#if-0-problems"))
        .contains("error, character 1", "local_prot is not a variable", "Did you mean local_port?");
    assertThat(attribute("#if-0", "aria-invalid")).isEqualTo("true");
    assertThat(attribute("#if-0", "aria-describedby")).isEqualTo("if-0-problems");
    tab.awaitText("#jump", "Look at if of rule 1");
    tab.click("#jump");
    assertThat(focused()).isEqualTo("if-0");

    tab.fill("#if-0", "local_port == 25");

    tab.awaitText("#line", "220 x");
    tab.awaitText("#if-0-problems", "");
    assertThat(attribute("#if-0", "aria-invalid")).isEqualTo("false");
  }

  @Test
  void aRuleThatIsNotWrittenYetIsNoError() {
    tab.click("#add-rule");

    tab.awaitText("#line", "if of rule 1 is empty");
    tab.awaitText("#verdict", "not finished");
    assertThat(attribute("#if-0", "aria-invalid")).isEqualTo("false");
    assertThat(attribute("#if-0", "placeholder")).isEqualTo("local_port == 587");
  }

  @Test
  void saysWhereAnEvaluationFailsThatNoRuleWasTaken() {
    addRule("local_port == 26", "'x'");
    addRule("dns_query('example.org', 'mx')", "'y'");
    addRule("local_port == 25", "'z'");

    tab.awaitText("#verdict", "The evaluation fails");
    tab.awaitPart("#remark", "this depends on what only a real server knows");
    tab.awaitText("#line", "220 Stalwart ESMTP at your service.");
    tab.awaitText("#rule-list > li:nth-child(1) .state", "looked at");
    tab.awaitText("#rule-list > li:nth-child(3) .state", "not reached");
    tab.awaitText("#otherwise .state", "");
  }

  @Test
  void marksWhatCompilesAndIsSurelyAMistake() {
    addRule("local_port=25", "system('hostname')");

    tab.awaitPart("#if-0-problems", "equals-eats-character");
    assertThat(tab.text("mark.warning")).isEqualTo("=2");
    assertThat(tab.text("#if-0-problems")).contains("Write \"==\".");
  }

  @Test
  void greetsAsTheServerDoesWhereTheValueIsNoText() {
    tab.fill("#else", "local_port");

    tab.awaitText("#line", "220 Stalwart ESMTP at your service.");
    tab.awaitText("#remark", "the value is 25, so the server says its own greeting · 1 warning");
  }

  @Test
  void triesTheOtherFieldsOfTheConnectStageAndKeepsTheDraft() {
    tab.fill("#else", "'draft'");
    tab.awaitText("#line", "220 draft");

    choose("#field", "hostname");
    tab.awaitText("#line", "250-mx.example.org you had me at EHLO");
    choose("#field", "script");
    tab.awaitText("#line", "0");
    tab.awaitText("#remark", "The server runs no script.");
    choose("#object", "MtaStageRcpt");
    tab.await("document.querySelector('#variable-sender') !== null");
    choose("#object", "MtaStageConnect");
    tab.awaitText("#line", "220 draft");
  }

  @Test
  void tellsAWriteThatIsStoredFromOneThatIsActive() throws Exception {
    tab.awaitText("#same", "stored is active");

    jmap(
        "[\"x:MtaStageConnect/set\", {\"update\": {\"singleton\": {\"smtpGreeting\":"
            + " {\"else\": \"'written'\"}}}}, \"s\"]");

    tab.awaitText("#same", "stored, not active yet");
    tab.awaitText("[data-side=stored] .client", "220 written");
    tab.awaitText(
        "[data-side=active] .client", "220 mx.example.org Stalwart ESMTP at your service");
    tab.click("#load-stored");
    tab.awaitText("#line", "220 written");

    jmap("[\"x:Action/set\", {\"create\": {\"r\": {\"@type\": \"ReloadSettings\"}}}, \"r\"]");

    tab.awaitText("#same", "stored is active");
    tab.awaitText("[data-side=active] .client", "220 written");
    tab.awaitPart("#visits", "POST /jmap MtaStageConnect/set");
  }

  @Test
  void showsWhoAskedTheServerAndNoCredential() throws Exception {
    visit("EHLO client.example.com", "AUTH PLAIN c2VjcmV0", "c2VjcmV0", "QUIT");
    tab.awaitPart("#visits", "220 mx.example.org Stalwart ESMTP at your service");
    tab.awaitPart("#visits", "EHLO client.example.com · AUTH · another line · QUIT");
    jmap("[\"x:MtaStageConnect/get\", {\"ids\": [\"singleton\"]}, \"g\"]");
    tab.awaitPart("#visits", "POST /jmap MtaStageConnect/get");

    assertThat(tab.evaluate("document.documentElement.outerHTML").asText())
        .doesNotContain("c2VjcmV0", PASSWORD, "authorization");
  }

  @Test
  void rulesAreMovedAndRemoved() {
    addRule("local_port == 25", "'first'");
    addRule("listener == 'smtp'", "'second'");
    tab.awaitText("#line", "220 first");

    tab.click("[aria-label='Move rule 2 up']");
    tab.awaitText("#line", "220 second");
    tab.awaitText("#rule-list > li:nth-child(2) .state", "not reached");

    tab.click("[aria-label='Remove rule 1']");
    tab.awaitText("#line", "220 first");
    assertThat(tab.text("#manifest"))
        .contains("MtaStageConnect:", "smtpGreeting:", "- if: \"local_port == 25\"", "then:");
  }

  @Test
  void theManifestIsCopied() {
    tab.fill("#else", "'copied'");
    tab.awaitPart("#manifest", "'copied'");
    tab.allowClipboard();

    tab.click("#copy");

    tab.awaitText("#copied", "Copied.");
    assertThat(tab.evaluate("navigator.clipboard.readText()").asText())
        .isEqualTo(tab.text("#manifest"))
        .contains("smtpGreeting: \"'copied'\"");
  }

  @Test
  void saysWhenTheServerIsGone() {
    emulator.close();
    tab.awaitText("#about", "The embedded server does not answer.");
    tab.close(); // before its complaints are looked at: the browser tells of the lost requests
    tab = null;
  }

  @Test
  void whatHasTheFocusIsNotBehindTheResult() {
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
  void canBeUsedByTheKeyboardAlone() {
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
    tab.awaitText("#verdict", "else, for there are no rules");
  }

  @Test
  void everyControlHasANameForThoseWhoListen() {
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
  void looksWellInLightAndDarkAndOnAPhone() throws Exception {
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

    tab.fill("#if-0", "local_prot == 25");
    tab.awaitText("#result-title", "A server would refuse this");
    picture("playground-error", "light", 1200, 1150);
  }

  @Test
  void everyTextStandsOutFromWhatIsBehindIt() {
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

  private void addRule(String condition, String value) {
    tab.click("#add-rule");
    int rule = tab.evaluate("document.querySelectorAll('#rule-list > li').length").asInt() - 1;
    tab.fill("#if-" + rule, condition);
    tab.fill("#then-" + rule, value);
  }

  private void choose(String selector, String option) {
    tab.evaluate(
        "(it => { it.value = '%s'; it.dispatchEvent(new Event('change')); })(document.querySelector('%s'))"
            .formatted(option, selector));
  }

  private String attribute(String selector, String name) {
    return attribute(selector, name, "");
  }

  private String attribute(String selector, String name, String of) {
    String element = "document.querySelector('" + selector + "')" + (of.isEmpty() ? "" : "." + of);
    return tab.evaluate(element + ".getAttribute('" + name + "')").asText();
  }

  private String focused() {
    return tab.evaluate(
            "document.activeElement.id || document.activeElement.getAttribute('aria-label') || ''")
        .asText();
  }

  private void tabTo(String id) {
    for (int stops = 0; !focused().equals(id); stops++) {
      assertThat(stops).as("Tab never comes to %s", id).isLessThan(60);
      tab.press("Tab");
    }
  }

  private void jmap(String call) throws Exception {
    String credentials = "admin:" + PASSWORD;
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(emulator.url().resolve("/jmap"))
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"using\": [\"urn:stalwart:jmap\"], \"methodCalls\": ["
                                + call
                                + "]}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("notUpdated\":{", "notCreated\":{");
  }

  /** Says some lines to the listener smtp and hears it to the end. */
  private void visit(String... lines) throws Exception {
    InetSocketAddress smtp = emulator.listeners().get("smtp");
    try (Socket socket = new Socket(smtp.getAddress(), smtp.getPort())) {
      String said = String.join("\r\n", lines) + "\r\n";
      socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
  }
}
