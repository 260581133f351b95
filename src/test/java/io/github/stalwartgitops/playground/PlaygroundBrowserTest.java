package io.github.stalwartgitops.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.EmulatorConfiguration;
import io.github.stalwartgitops.expression.Expression;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page shows while its user types. */
class PlaygroundBrowserTest extends PageTest {
  @Test
  void showsTheRuleAndTheGreetingOfAConnection() {
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
  void marksAnErrorAtItsPlaceWithAHint() {
    addRule("local_prot == 25", "'x'");

    tab.awaitText("#result-title", "A server would refuse this");
    assertThat(tab.text("mark.error")).isEqualTo("local_prot");
    assertThat(tab.text("#if-0-problems"))
        .contains("error, character 1", "local_prot is not a variable", "Did you mean local_port?");
    assertThat(attribute("#if-0", "aria-invalid")).isEqualTo("true");
    assertThat(attribute("#if-0", "aria-describedby")).isEqualTo("if-0-problems");
    tab.awaitText("#jump", "Go to the if of rule 1");
    tab.click("#jump");
    assertThat(focused()).isEqualTo("if-0");

    tab.fill("#if-0", "local_port == 25");

    tab.awaitText("#line", "220 x");
    tab.awaitText("#if-0-problems", "");
    assertThat(attribute("#if-0", "aria-invalid")).isEqualTo("false");
  }

  @Test
  void emptyRuleIsNotShownAsAnError() {
    tab.click("#add-rule");

    tab.awaitText("#line", "the if of rule 1 is still empty");
    tab.awaitText("#result-title", "Not finished");
    assertThat(attribute("#if-0", "aria-invalid")).isEqualTo("false");
    assertThat(attribute("#if-0", "placeholder")).isEqualTo("local_port == 587");
  }

  @Test
  void failedEvaluationTakesNoRule() {
    addRule("local_port == 26", "'x'");
    addRule("dns_query('example.org', 'mx')", "'y'");
    addRule("local_port == 25", "'z'");

    tab.awaitText("#verdict", "The evaluation fails");
    tab.awaitPart("#remark", "this depends on values that only a real server knows");
    tab.awaitText("#line", "220 Stalwart ESMTP at your service.");
    tab.awaitText("#rule-list > li:nth-child(1) .state", "evaluated");
    tab.awaitText("#rule-list > li:nth-child(3) .state", "not reached");
    tab.awaitText("#otherwise .state", "");
  }

  @Test
  void marksWarnings() {
    addRule("local_port=25", "system('hostname')");

    tab.awaitPart("#if-0-problems", "equals-eats-character");
    assertThat(tab.text("mark.warning")).isEqualTo("=2");
    assertThat(tab.text("#if-0-problems")).contains("Write local_port == 5 or local_port == 25");
  }

  @Test
  void marksAnImpossibleValueOfTheConnection() {
    tab.fill("#variable-local_port", "abc");

    tab.awaitText("#result-title", "Not tried");
    tab.awaitText("#line", "local_port is a port, 0 to 65535, not \"abc\"");
    tab.awaitText("#variable-local_port-problem", "local_port is a port, 0 to 65535, not \"abc\"");
    assertThat(attribute("#variable-local_port", "aria-invalid")).isEqualTo("true");
    assertThat(attribute("#variable-local_port", "aria-describedby"))
        .isEqualTo("variable-local_port-problem");
    assertThat(tab.text("#otherwise .state")).isEmpty();
    tab.awaitText("#jump", "Go to local_port");
    tab.click("#jump");
    assertThat(focused()).isEqualTo("variable-local_port");

    tab.fill("#variable-local_port", "587");

    tab.awaitText("#result-title", "A client gets");
    tab.awaitText("#variable-local_port-problem", "");
    assertThat(attribute("#variable-local_port", "aria-invalid")).isEqualTo("false");
    tab.evaluate(
        "(it => { it.value = ''; it.dispatchEvent(new Event('input')); })"
            + "(document.querySelector('#variable-local_port'))");
    tab.awaitText("#variable-local_port-problem", "local_port is a port, 0 to 65535, not \"\"");
  }

  @Test
  void showsTheDefaultGreetingForAValueThatIsNotAText() {
    tab.fill("#else", "local_port");

    tab.awaitText("#line", "220 Stalwart ESMTP at your service.");
    tab.awaitText("#remark", "the value is 25, so the server sends its own greeting · 1 warning");
  }

  @Test
  void keepsTheDraftOfAFieldWhileAnotherIsTried() {
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
  void draftOutlivesAReloadOfThePage() {
    choose("#field", "hostname");
    tab.awaitText("#line", "250-mx.example.org you had me at EHLO");
    addRule("local_port == 587", "'draft'");
    tab.click("#presets button:nth-child(2)");
    tab.awaitText("#line", "250-draft you had me at EHLO");

    tab.go(emulator.url() + "/");

    tab.awaitText("#line", "250-draft you had me at EHLO");
    assertThat(tab.evaluate("document.querySelector('#field').value").asText())
        .isEqualTo("hostname");
    choose("#field", "smtpGreeting");
    tab.awaitText("#line", "220 mx.example.org Stalwart ESMTP at your service");
  }

  @Test
  void unchangedFieldIsNotADraft() {
    emulator.store(
        new Settings(
            Map.of(new FieldName("MtaStageConnect", "smtpGreeting"), Expression.of("'written'"))));

    tab.go(emulator.url() + "/");

    tab.awaitText("#line", "220 written");
  }

  @Test
  void startingAgainCanBeUndone() {
    assertThat(tab.evaluate("document.querySelector('#undo').hidden").asBoolean()).isTrue();
    addRule("local_port == 25", "'draft'");
    tab.awaitText("#line", "220 draft");

    tab.click("#load-default");
    tab.awaitText("#line", "220 mx.example.org Stalwart ESMTP at your service");
    tab.click("#load-default");
    tab.click("#undo");
    tab.awaitText("#line", "220 draft");
    tab.click("#undo");
    tab.awaitText("#line", "220 mx.example.org Stalwart ESMTP at your service");

    choose("#field", "hostname");
    tab.await("document.querySelector('#undo').hidden");
  }

  @Test
  void distinguishesStoredFromActive() throws Exception {
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
  void fetchesTheStateOnlyAfterAChange() {
    tab.await(
        "performance.getEntriesByType('resource').some("
            + "it => it.name.includes('/state/') && it.responseStatus === 304)");

    emulator.store(
        new Settings(
            Map.of(new FieldName("MtaStageConnect", "smtpGreeting"), Expression.of("'written'"))));

    tab.awaitText("[data-side=stored] .client", "220 written");
  }

  @Test
  void showsLastConnectionsWithoutCredentials() throws Exception {
    visit("EHLO client.example.com", "AUTH PLAIN c2VjcmV0", "c2VjcmV0", "QUIT");
    tab.awaitPart("#visits", "220 mx.example.org Stalwart ESMTP at your service");
    tab.awaitPart("#visits", "EHLO client.example.com · AUTH · another line · QUIT");
    jmap("[\"x:MtaStageConnect/get\", {\"ids\": [\"singleton\"]}, \"g\"]");
    tab.awaitPart("#visits", "POST /jmap MtaStageConnect/get");
    tab.awaitPart("#visits", "admin · 200");

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
  void untriedExpressionClearsThePreviousResult() {
    addRule("local_port == 25", "'good'");
    tab.awaitText("#line", "220 good");

    tab.fill("#else", "x".repeat(Question.LONGEST_TEXT + 1));

    tab.awaitText("#result-title", "Not tried");
    tab.awaitText("#line", "The playground takes up to 1000000 characters in else.");
    tab.await("document.querySelector('#result').dataset.state === 'wrong'");
    assertThat(tab.text("#verdict") + tab.text("#remark")).isEmpty();
    assertThat(tab.text("#if-0-steps")).isEmpty();
    assertThat(tab.text("#rule-list > li .state")).isEmpty();
    assertThat(tab.text("#manifest")).isEmpty();
    assertThat(tab.text("[data-side=active] .client")).isEmpty();
    awaitPolls(2);
    assertThat(tab.text("#result-title")).isEqualTo("Not tried");

    tab.fill("#else", "'short'");

    tab.awaitText("#line", "220 good");
    tab.awaitText("#result-title", "A client gets");
    tab.awaitPart("#manifest", "'short'");
    leave();
  }

  @Test
  void showsThatTheServerIsGoneUntilItIsBack() throws Exception {
    int port = emulator.url().getPort();
    emulator.close();
    tab.awaitText("#about", "The embedded server does not answer.");

    tab.fill("#else", "'x'");

    tab.awaitText("#result-title", "Not tried");
    tab.awaitText("#line", "The embedded server does not answer.");

    emulator = Emulator.start(EmulatorConfiguration.builder().httpPort(port).build());
    Playground.open(emulator);

    tab.awaitText("#line", "220 x");
    tab.awaitPart("#about", "normal mode");
    leave();
  }

  @Test
  void opensAFieldOnceTheServerIsBack() throws Exception {
    int port = emulator.url().getPort();
    emulator.close();
    choose("#field", "script");
    tab.awaitText("#result-title", "Not tried");
    choose("#field", "hostname");

    emulator = Emulator.start(EmulatorConfiguration.builder().httpPort(port).build());
    Playground.open(emulator);

    tab.awaitText("#line", "250-mx.example.org you had me at EHLO");
    leave();
  }

  /** Waits until the page has asked so often for the state of the server. */
  private void awaitPolls(int count) {
    tab.evaluate("performance.clearResourceTimings()");
    tab.await(
        "performance.getEntriesByType('resource').filter(it => it.name.includes('/state/')).length >= "
            + count);
  }
}
