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

/** One tab: goes to a page, does what a person does there, and waits for what shows. */
public final class Tab implements AutoCloseable {
  private static final int SHIFT = 8;
  private static final int WAIT_MILLISECONDS = 15_000;
  private static final Map<String, Integer> KEYS =
      Map.of("Tab", 9, "Enter", 13, "Escape", 27, " ", 32, "ArrowDown", 40);

  private final DevTools tools;
  private final String session;
  private final String target;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private String origin = "";

  Tab(DevTools tools, String session, String target) {
    this.tools = tools;
    this.session = session;
    this.target = target;
    tools.listen(
        event -> {
          if (event.path("sessionId").asText().equals(session)) {
            hear(event.path("method").asText(), event.path("params"));
          }
        });
    List.of("Page", "Runtime", "Log", "Network").forEach(domain -> call(domain + ".enable"));
  }

  private void hear(String method, JsonNode event) {
    switch (method) {
      case "Runtime.exceptionThrown" -> complaints.add(event.path("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "assert", "warning").contains(event.path("type").asText())) {
          complaints.add("console: " + event.path("args"));
        }
      }
      case "Log.entryAdded" -> {
        if (event.at("/entry/level").asText().equals("error")) {
          complaints.add(event.at("/entry/text").asText() + " " + event.at("/entry/url").asText());
        }
      }
      case "Network.requestWillBeSent" -> requests.add(event.at("/request/url").asText());
      default -> {
        // Nothing that a test asks for.
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
   * What a page should never have: errors and warnings of the console, breaches of its content
   * security policy, and requests that leave its origin.
   */
  public List<String> complaints() {
    return Stream.concat(
            complaints.stream(),
            requests.stream()
                .filter(url -> !url.startsWith(origin) && !url.startsWith("about:"))
                .map(url -> "request to " + url))
        .toList();
  }

  /** The value of a JavaScript expression. */
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

  /** Waits until the element's text is this, blanks around it aside. */
  public void awaitText(String selector, String text) {
    await(
        "(document.querySelector(%s)?.textContent ?? '').trim() === %s"
            .formatted(TextNode.valueOf(selector), TextNode.valueOf(text)));
  }

  /** Waits until the element's text contains this. */
  public void awaitPart(String selector, String text) {
    await(
        "(document.querySelector(%s)?.textContent ?? '').includes(%s)"
            .formatted(TextNode.valueOf(selector), TextNode.valueOf(text)));
  }

  /** The text of an element. */
  public String text(String selector) {
    return evaluate("document.querySelector(%s).textContent".formatted(TextNode.valueOf(selector)))
        .asText();
  }

  /** Clicks in the middle of an element, once no part of the page is busy and may move it. */
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

  /** Puts a text in place of what an input holds, as one who marks it all and types. */
  public void fill(String selector, String text) {
    evaluate(
        "(it => { it.focus(); it.select(); })(document.querySelector(%s))"
            .formatted(TextNode.valueOf(selector)));
    type(text);
  }

  /** Types a text where the focus is. */
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

  /** Gives the page a window of this many CSS pixels. */
  public void resize(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  /** Lets the page think that its reader prefers dark or light colours. */
  public void prefer(String scheme) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Lets the page write to the clipboard, and the test read it. */
  public void allowClipboard() {
    List<String> permissions = List.of("clipboardReadWrite", "clipboardSanitizedWrite");
    tools.call("", "Browser.grantPermissions", Map.of("permissions", permissions));
  }

  /** What assistive technology reads: nodes with {@code role}, {@code name}, {@code ignored}. */
  public JsonNode accessibilityTree() {
    return call("Accessibility.getFullAXTree").path("nodes");
  }

  /** Writes a picture of the whole page as PNG. */
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

  /** Prints the page on A4. */
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
