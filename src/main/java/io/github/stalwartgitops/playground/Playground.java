package io.github.stalwartgitops.playground;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.emulator.Emulator;
import io.github.stalwartgitops.emulator.HttpAnswer;
import io.github.stalwartgitops.emulator.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The page at {@code /} of an embedded server, with its resources below {@code /playground/}. It is
 * read-only and bound to loopback.
 */
public final class Playground {
  private static final String FOLDER = "/playground/";
  private static final String STATE = "state/";

  private final ServerState state;
  private final Trial trial;
  private final CatalogJson catalog;

  private Playground(Emulator emulator) {
    this.state = new ServerState(emulator);
    this.trial = new Trial(Catalog.bundled(), emulator);
    this.catalog = new CatalogJson(Catalog.bundled());
  }

  /**
   * Lets an emulator show the page, unless other machines can reach it: the page shows the settings
   * without credentials.
   */
  public static void open(Emulator emulator) {
    if (emulator.isLoopback()) {
      emulator.show(new Playground(emulator)::answer);
    }
  }

  private Optional<HttpAnswer> answer(HttpRequest request) {
    boolean ours = request.path().equals("/") || request.path().startsWith(FOLDER);
    if (!ours || request.method().equals("OPTIONS")) {
      return Optional.empty();
    }
    HttpAnswer answer =
        SameOrigin.refusal(request)
            .map(reason -> sentence(403, reason))
            .orElseGet(() -> allowed(request));
    return Optional.of(SecureHeaders.on(answer));
  }

  private HttpAnswer allowed(HttpRequest request) {
    String name = request.path().equals("/") ? "" : request.path().substring(FOLDER.length());
    String method = name.equals("evaluate") ? "POST" : "GET";
    if (!request.method().equals(method)
        && !(method.equals("GET") && request.method().equals("HEAD"))) {
      return sentence(405, "Only " + method + " is allowed here.").with("allow", method);
    }
    if (name.equals("evaluate")) {
      return evaluate(request);
    }
    if (name.equals("catalog")) {
      return HttpAnswer.json(catalog.tree());
    }
    return name.startsWith(STATE) ? state(request, name.substring(STATE.length())) : resource(name);
  }

  private HttpAnswer evaluate(HttpRequest request) {
    try {
      return HttpAnswer.json(trial.of(Question.read(request)));
    } catch (QuestionException e) {
      return sentence(e.status(), e.sentence());
    }
  }

  private HttpAnswer state(HttpRequest request, String object) {
    Optional<JsonNode> found = state.of(object);
    return found
        .map(HttpAnswer::json)
        .map(answer -> unlessKnown(request, answer))
        .orElseGet(Playground::nothing);
  }

  /** Returns only the tag if the page, which polls, knows the answer already. */
  private static HttpAnswer unlessKnown(HttpRequest request, HttpAnswer answer) {
    String tag = "\"" + UUID.nameUUIDFromBytes(answer.body()) + "\"";
    boolean isKnown = tag.equals(request.header("if-none-match"));
    return (isKnown ? HttpAnswer.empty(304) : answer).with("etag", tag);
  }

  private static HttpAnswer resource(String name) {
    return PageFile.named(name)
        .map(file -> HttpAnswer.body(200, file.type(), file.bytes()))
        .orElseGet(Playground::nothing);
  }

  private static HttpAnswer nothing() {
    return sentence(404, "The playground has no such page.");
  }

  private static HttpAnswer sentence(int status, String sentence) {
    return HttpAnswer.body(
        status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
