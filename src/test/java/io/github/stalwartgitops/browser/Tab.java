package io.github.stalwartgitops.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A browser tab: opens a page, types and clicks, and waits for what the page shows. */
public final class Tab implements AutoCloseable {
  private static final int SHIFT = 8;
  private static final int WAIT_MILLISECONDS = 15_000;
  private static final Map<String, Integer> KEYS =
      Map.of("Tab", 9, "Enter", 13, "Escape", 27, " ", 32, "ArrowDown", 40);

  private final DevTools tools;
  private final String session;
  private final String target;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private String origin = "";

  Tab(DevTools tools, String session, String target) {
    this.tools = tools;
    this.session = session;
    this.target = target;
    tools.listen(
        event -> {
          if (event.path("sessionId").asText().equals(session)) {
            receive(event.path("method").asText(), event.path("params"));
          }
        });
    List.of("Page", "Runtime", "Log", "Network").forEach(domain -> call(domain + ".enable"));
  }

  private void receive(String method, JsonNode event) {
    switch (method) {
      case "Runtime.exceptionThrown" -> errors.add(event.path("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "assert", "warning").contains(event.path("type").asText())) {
          errors.add("console: " + event.path("args"));
        }
      }
      case "Log.entryAdded" -> {
        if (event.at("/entry/level").asText().equals("error")) {
          errors.add(event.at("/entry/text").asText() + " " + event.at("/entry/url").asText());
        }
      }
      case "Network.requestWillBeSent" -> requests.add(event.at("/request/url").asText());
      default -> {
        // No test needs other events.
      }
    }
  }

  /** Goes to a URL and waits until it is loaded. */
  public void go(String url) {
    URI uri = URI.create(url);
    origin = uri.getScheme() + "://" + (uri.getAuthority() == null ? "" : uri.getAuthority()) + "/";
    call("Page.navigate", Map.of("url", url));
    await("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /**
   * Returns errors and warnings of the console, violations of the content security policy, and
   * requests to other origins.
   */
  public List<String> errors() {
    return Stream.concat(
            errors.stream(),
            requests.stream()
                .filter(url -> !url.startsWith(origin) && !url.startsWith("about:"))
                .map(url -> "request to " + url))
        .toList();
  }

  /** Returns the value of a JavaScript expression. */
  public JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.at("/exceptionDetails/exception/description").asText());
    }
    return answer.at("/result/value");
  }

  /** Waits until a JavaScript condition holds. */
  public void await(String condition) {
    await(condition, WAIT_MILLISECONDS);
  }

  void await(String condition, int milliseconds) {
    evaluate(
        """
        new Promise((done, failed) => {
          const end = Date.now() + %d;
          const look = () => {
            if (%s) {
              done(true);
            } else if (Date.now() > end) {
              failed(new Error(%s + '\\n' + document.body.innerText));
            } else {
              setTimeout(look, 20);
            }
          };
          look();
        })
        """
            .formatted(milliseconds, condition, TextNode.valueOf("never true: " + condition)));
  }

  /** Waits until the text of an element, without white space around it, equals this. */
  public void awaitText(String selector, String text) {
    await(
        "(document.querySelector(%s)?.textContent ?? '').trim() === %s"
            .formatted(TextNode.valueOf(selector), TextNode.valueOf(text)));
  }

  /** Waits until the text of an element contains this. */
  public void awaitPart(String selector, String text) {
    await(
        "(document.querySelector(%s)?.textContent ?? '').includes(%s)"
            .formatted(TextNode.valueOf(selector), TextNode.valueOf(text)));
  }

  /** Returns the text of an element. */
  public String text(String selector) {
    return evaluate("document.querySelector(%s).textContent".formatted(TextNode.valueOf(selector)))
        .asText();
  }

  /** Clicks the centre of an element, once no part of the page is busy and could move it. */
  public void click(String selector) {
    await("!document.querySelector('[aria-busy=true]')");
    JsonNode middle =
        evaluate(
            """
            (() => {
              const found = document.querySelector(%s);
              found.scrollIntoView({block: 'center', behavior: 'instant'});
              const box = found.getBoundingClientRect();
              return [box.x + box.width / 2, box.y + box.height / 2];
            })()
            """
                .formatted(TextNode.valueOf(selector)));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              middle.get(0).asDouble(),
              "y",
              middle.get(1).asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
  }

  /** Replaces the text of an input, as if it were selected and typed over. */
  public void fill(String selector, String text) {
    evaluate(
        "(it => { it.focus(); it.select(); })(document.querySelector(%s))"
            .formatted(TextNode.valueOf(selector)));
    type(text);
  }

  /** Types a text into the focused element. */
  public void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  /** Presses a key, such as {@code Tab} or {@code Enter}. */
  public void press(String key) {
    press(key, 0);
  }

  /** Presses a key together with shift. */
  public void pressShift(String key) {
    press(key, SHIFT);
  }

  private void press(String key, int modifiers) {
    Map<String, Object> event = new HashMap<>();
    event.put("key", key);
    event.put("code", key.equals(" ") ? "Space" : key);
    event.put("windowsVirtualKeyCode", KEYS.get(key));
    event.put("modifiers", modifiers);
    event.put("type", "keyDown");
    if (key.equals("Enter") || key.equals(" ")) {
      event.put("text", key.equals("Enter") ? "\r" : key);
    }
    call("Input.dispatchKeyEvent", event);
    event.put("type", "keyUp");
    event.remove("text");
    call("Input.dispatchKeyEvent", event);
  }

  /** Resizes the window; in CSS pixels. */
  public void resize(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Emulates the preferred colour scheme, {@code dark} or {@code light}. */
  public void prefer(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Grants access to the clipboard, to the page and to the test. */
  public void allowClipboard() {
    List<String> permissions = List.of("clipboardReadWrite", "clipboardSanitizedWrite");
    tools.call("", "Browser.grantPermissions", Map.of("permissions", permissions));
  }

  /** Returns the accessibility tree: nodes with {@code role}, {@code name}, {@code ignored}. */
  public JsonNode accessibilityTree() {
    return call("Accessibility.getFullAXTree").path("nodes");
  }

  /** Writes a PNG screenshot of the whole page. */
  public void screenshot(Path file) throws IOException {
    byte[] png =
        Base64.getDecoder()
            .decode(
                call("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                    .path("data")
                    .asText());
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, png);
  }

  /** Returns the page printed on A4 as PDF. */
  public byte[] pdf() {
    Map<String, ?> paper = Map.of("paperWidth", 8.27, "paperHeight", 11.69);
    return Base64.getDecoder().decode(call("Page.printToPDF", paper).path("data").asText());
  }

  private JsonNode call(String method) {
    return call(method, Map.of());
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return tools.call(session, method, parameters);
  }

  @Override
  public void close() {
    tools.call("", "Target.closeTarget", Map.of("targetId", target));
  }
}
