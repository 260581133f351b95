package io.github.stalwartgitops.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request and its answer, recorded on a real server.
 *
 * @param name the name of the file without {@code .json}
 * @param content the recorded pair
 */
public record WirePair(String name, JsonNode content) {
  private static final Path FOLDER = Path.of("src/test/resources/wire");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String RECORDED_ORIGIN = "http://mail.example.org/";
  private static final int LIMIT_OF_BYTES = 10_000_000;

  /** What an answer is compared with. */
  public enum Comparison {
    /** The server is in the recorded state: everything but ids and states is the same. */
    SAME_STATE,
    /** The server has its own names and settings: only their form is the same. */
    FORM
  }

  /** Returns all pairs in the order of their numbers. */
  public static List<WirePair> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(WirePair::load).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WirePair load(Path file) {
    try {
      String name = file.getFileName().toString().replace(".json", "");
      return new WirePair(name, JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the first three characters of the name. */
  public String number() {
    return name.substring(0, 3);
  }

  /** Returns the account that sent the request, such as {@code admin}; empty without credential. */
  public String account() {
    return content.path("as").asText("").replace("null", "");
  }

  /** Returns the state of the server before the request, such as {@code defaults}; may be empty. */
  public String start() {
    return content.path("start").asText("");
  }

  /** Returns the recorded answer: status, headers and body. */
  public JsonNode response() {
    return content.path("response");
  }

  /** Returns whether the server closed the connection instead of sending an answer. */
  public boolean isClosed() {
    return response().path("body").has("$closed");
  }

  /** Returns whether the request calls a method that changes something. */
  public boolean isWrite() {
    return content.path("request").path("body").toString().contains("/set\"");
  }

  /** Returns the names of the called methods. */
  public Set<String> methods() {
    Set<String> names = new TreeSet<>();
    content.at("/request/body/methodCalls").forEach(call -> names.add(call.path(0).asText()));
    return names;
  }

  /** Returns the pair with other texts in its request, such as the ids of another server. */
  public WirePair with(Map<String, String> replacements) {
    String text = content.toString();
    for (Map.Entry<String, String> replacement : replacements.entrySet()) {
      text = text.replace(replacement.getKey(), replacement.getValue());
    }
    try {
      return new WirePair(name, JSON.readTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the request to a server.
   *
   * @param server the URL of the server
   * @param authorization the value of the header, empty to send none
   */
  public HttpRequest request(URI server, String authorization) {
    JsonNode request = content.path("request");
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(server.resolve(request.path("path").asText()));
    if (!authorization.isEmpty()) {
      builder.header("Authorization", authorization);
    }
    JsonNode body = request.path("body");
    boolean hasBody = !body.isNull() && !body.isMissingNode();
    if (hasBody) {
      builder.header(
          "Content-Type", request.path("headers").path("Content-Type").asText("application/json"));
    }
    return builder
        .method(
            request.path("method").asText(),
            hasBody
                ? HttpRequest.BodyPublishers.ofString(text(body))
                : HttpRequest.BodyPublishers.noBody())
        .build();
  }

  /** Returns the recorded text; of the body over the size limit, only the ends were recorded. */
  private String text(JsonNode body) {
    if (!body.has("$text")) {
      return spaced(body);
    }
    String text = body.path("$text").asText();
    return number().equals("393")
        ? text.replaceFirst("b", "b".repeat(LIMIT_OF_BYTES + 2 - text.length()))
        : text;
  }

  /** Writes JSON with a space after each comma and colon, like the recorder. */
  private static String spaced(JsonNode node) {
    if (node.isObject()) {
      return node.properties().stream()
          .map(it -> JsonNodeFactory.instance.textNode(it.getKey()) + ": " + spaced(it.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream().map(WirePair::spaced).collect(Collectors.joining(", ", "[", "]"));
    }
    return node.toString();
  }

  /** Returns the ids of the objects that a request created here, by the recorded ones. */
  public Map<String, String> createdIds(HttpResponse<String> answer) {
    Map<String, String> ids = new HashMap<>();
    JsonNode expected = response().at("/body/methodResponses");
    JsonNode actual = parsed(answer.body()).path("methodResponses");
    for (int i = 0; i < expected.size(); i++) {
      JsonNode created = actual.path(i).path(1).path("created");
      for (Map.Entry<String, JsonNode> object :
          expected.path(i).path(1).path("created").properties()) {
        String id = created.path(object.getKey()).path("id").asText();
        if (!id.isEmpty()) {
          ids.put(object.getValue().path("id").asText(), id);
        }
      }
    }
    return ids;
  }

  /**
   * Returns the first difference between an answer and the recorded one, empty if they agree. Ids,
   * account ids, session states and the descriptions of {@code invalidArguments} are different on
   * every server; the text after {@code Invalid regular expression "…": } is of a library ({@code
   * docs/server.md}).
   */
  public String difference(HttpResponse<String> answer, Comparison comparison) {
    int status = response().path("status").asInt();
    if (answer.statusCode() != status) {
      return "status " + answer.statusCode() + " instead of " + status;
    }
    for (Map.Entry<String, JsonNode> header : response().path("headers").properties()) {
      String expected = header.getValue().asText();
      List<String> values = answer.headers().allValues(header.getKey());
      boolean agrees =
          header.getKey().equals("location")
              ? values.stream().anyMatch(it -> path(it).equals(path(expected)))
              : values.contains(expected);
      if (!agrees) {
        return "header " + header.getKey() + " is " + values + " instead of " + expected;
      }
    }
    String origin = answer.uri().resolve("/").toString();
    JsonNode body = parsed(answer.body().replace(origin, RECORDED_ORIGIN));
    JsonNode expected = comparable(response().path("body"), comparison);
    JsonNode actual = comparable(body, comparison);
    if (comparison == Comparison.FORM) {
      ignoreEmptyLists(expected, actual);
    }
    return difference(expected, actual, "");
  }

  private static String path(String location) {
    return URI.create(location).getPath();
  }

  private static JsonNode parsed(String text) {
    try {
      return text.isEmpty() ? JsonNodeFactory.instance.nullNode() : JSON.readTree(text);
    } catch (IOException e) {
      return JsonNodeFactory.instance.textNode(text);
    }
  }

  private static JsonNode comparable(JsonNode recorded, Comparison comparison) {
    JsonNode body = recorded.deepCopy();
    if (body instanceof ObjectNode session && session.has("username")) {
      session.put("state", "").put("accounts", session.path("accounts").size());
      session
          .path("primaryAccounts")
          .properties()
          .forEach(it -> it.setValue(JsonNodeFactory.instance.textNode("account")));
      if (comparison == Comparison.FORM) {
        session.put("username", "").put("accounts", 0);
      }
    }
    if (body instanceof ObjectNode answer && answer.has("sessionState")) {
      answer.put("sessionState", "");
    }
    for (JsonNode response : body.path("methodResponses")) {
      ObjectNode result = (ObjectNode) response.path(1);
      result.remove("accountId");
      if (result.path("type").asText().equals("invalidArguments")) {
        result.remove("description");
      }
      if (result.at("/notUpdated/singleton/validationErrors/0") instanceof ObjectNode error) {
        String value = error.path("value").asText();
        error.put(
            "value", value.replaceFirst("(?s)(Invalid regular expression \".*?\": ).*", "$1"));
      }
      result.path("list").forEach(WirePair::hideId);
      result.path("created").forEach(WirePair::hideId);
      if (comparison == Comparison.FORM && result.path("list") instanceof ArrayNode list) {
        result.set("list", forms(list));
      }
    }
    return body;
  }

  private static void hideId(JsonNode object) {
    if (object.has("id") && !object.path("id").asText().equals("singleton")) {
      ((ObjectNode) object).put("id", "id");
    }
  }

  /** An empty list has no form: the server may store no such object. */
  private static void ignoreEmptyLists(JsonNode expected, JsonNode actual) {
    for (int i = 0; i < expected.path("methodResponses").size(); i++) {
      JsonNode one = expected.path("methodResponses").path(i).path(1);
      JsonNode other = actual.path("methodResponses").path(i).path(1);
      boolean isEmpty = one.path("list").isEmpty() || other.path("list").isEmpty();
      if (isEmpty && one.has("list") && other.has("list")) {
        ((ObjectNode) one).remove("list");
        ((ObjectNode) other).remove("list");
      }
    }
  }

  /** Returns the names of the members of objects, each combination once. */
  private static ArrayNode forms(ArrayNode objects) {
    Set<String> forms = new TreeSet<>();
    objects.forEach(
        object ->
            forms.add(
                object
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .sorted()
                    .collect(Collectors.joining(", "))));
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    forms.forEach(names::add);
    return names;
  }

  /** Returns the first difference with its JSON pointer, empty if there is none. */
  static String difference(JsonNode expected, JsonNode actual, String pointer) {
    if (expected.equals(actual)) {
      return "";
    }
    if (expected.isObject() && actual.isObject()) {
      Set<String> members = new TreeSet<>();
      expected.fieldNames().forEachRemaining(members::add);
      actual.fieldNames().forEachRemaining(members::add);
      return members.stream()
          .map(it -> difference(expected.path(it), actual.path(it), pointer + "/" + it))
          .filter(it -> !it.isEmpty())
          .findFirst()
          .orElse("");
    }
    if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
      for (int i = 0; i < expected.size(); i++) {
        String found = difference(expected.path(i), actual.path(i), pointer + "/" + i);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return pointer + " is " + shown(actual) + " instead of " + shown(expected);
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "missing" : node.toString();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  @Override
  public String toString() {
    return name;
  }
}
