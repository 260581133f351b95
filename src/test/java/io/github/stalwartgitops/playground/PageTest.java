package io.github.stalwartgitops.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.browser.Browser;
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
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test with the page open in a browser; it fails where the browser complains of the page. */
@Tag("browser")
@ExtendWith(Browser.class)
abstract class PageTest {
  static final String PASSWORD = "open-sesame";

  Emulator emulator;
  Tab tab;

  @BeforeEach
  final void openPage(Chromium chromium) throws Exception {
    emulator =
        Emulator.start(
            EmulatorConfiguration.builder()
                .accounts(List.of(Account.administrator("admin", PASSWORD)))
                .build());
    Playground.open(emulator);
    tab = chromium.open(emulator.url() + "/");
    tab.awaitText("#line", "220 mx.example.org Stalwart ESMTP at your service");
  }

  @AfterEach
  final void closePage() {
    List<String> complaints = tab == null ? List.of() : tab.errors();
    if (tab != null) {
      tab.close();
    }
    emulator.close();
    assertThat(complaints).isEmpty();
  }

  /** Closes the page before its errors are checked: the browser reports refused requests. */
  final void leave() {
    tab.close();
    tab = null;
  }

  final void addRule(String condition, String value) {
    tab.click("#add-rule");
    int rule = tab.evaluate("document.querySelectorAll('#rule-list > li').length").asInt() - 1;
    tab.fill("#if-" + rule, condition);
    tab.fill("#then-" + rule, value);
  }

  final void choose(String selector, String option) {
    tab.evaluate(
        "(it => { it.value = '%s'; it.dispatchEvent(new Event('change')); })(document.querySelector('%s'))"
            .formatted(option, selector));
  }

  final String attribute(String selector, String name) {
    return attribute(selector, name, "");
  }

  final String attribute(String selector, String name, String of) {
    String element = "document.querySelector('" + selector + "')" + (of.isEmpty() ? "" : "." + of);
    return tab.evaluate(element + ".getAttribute('" + name + "')").asText();
  }

  final String focused() {
    return tab.evaluate(
            "document.activeElement.id || document.activeElement.getAttribute('aria-label') || ''")
        .asText();
  }

  final void jmap(String call) throws Exception {
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

  /** Sends some lines to the listener smtp and reads until it closes. */
  final void visit(String... lines) throws Exception {
    InetSocketAddress smtp = emulator.listeners().get("smtp");
    try (Socket socket = new Socket(smtp.getAddress(), smtp.getPort())) {
      String said = String.join("\r\n", lines) + "\r\n";
      socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
  }
}
