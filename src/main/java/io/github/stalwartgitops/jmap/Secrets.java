package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that requests carry. A server or a proxy may echo what it was sent, so its messages
 * are shown without them: verbatim, percent-encoded or JSON-escaped, in any case. Other encodings
 * and parts of a secret are not recognised. A secret shorter than four characters is not hidden:
 * hiding it would reveal it and make messages unreadable.
 *
 * <p>What a server stores is data and never changed. Instead, an answer is refused if its data
 * contains a secret too long to be there by chance.
 */
final class Secrets {
  private static final String HIDDEN = "[credential]";
  private static final int SHORTEST_HIDDEN = 4;
  private static final int SHORTEST_REFUSED = 16;
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private final @Nullable Pattern hidden;
  private final List<String> refused;

  private Secrets(List<String> secrets) {
    List<String> forms =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST_HIDDEN)
            .flatMap(Secrets::forms)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.hidden =
        forms.isEmpty()
            ? null
            : Pattern.compile(
                forms.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    this.refused = secrets.stream().filter(secret -> secret.length() >= SHORTEST_REFUSED).toList();
  }

  /** Returns the secrets of an endpoint's credential and proxy. */
  static Secrets of(JmapEndpoint endpoint) {
    List<String> secrets = new ArrayList<>(endpoint.credential().secrets());
    if (endpoint.proxy() != null) {
      secrets.addAll(endpoint.proxy().secrets());
    }
    return new Secrets(secrets);
  }

  private static Stream<String> forms(String secret) {
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.of(
        secret,
        encoded,
        encoded.replace("+", "%20"),
        new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
  }

  /** Returns text of a server without secrets. */
  String hide(String text) {
    return hidden == null ? text : hidden.matcher(text).replaceAll(HIDDEN);
  }

  /**
   * Returns an error of a server without secrets in its texts. A {@code type} that is a plain word
   * is kept: it is a term of the protocol that decides what happens next.
   */
  JsonNode hide(JsonNode error) {
    if (error.isTextual()) {
      return JsonNodeFactory.instance.textNode(hide(error.asText()));
    }
    if (error instanceof ArrayNode list) {
      ArrayNode shown = JsonNodeFactory.instance.arrayNode(list.size());
      list.forEach(element -> shown.add(hide(element)));
      return shown;
    }
    return error instanceof ObjectNode members ? hide(members) : error;
  }

  ObjectNode hide(ObjectNode error) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : error.properties()) {
      boolean word =
          member.getKey().equals("type") && WORD.matcher(member.getValue().asText()).matches();
      shown.set(member.getKey(), word ? member.getValue() : hide(member.getValue()));
    }
    return shown;
  }

  /**
   * Checks data that is kept as it is.
   *
   * @throws JmapException.Protocol if it contains a secret
   */
  void requireNoneIn(JsonNode data) throws JmapException {
    if (!refused.isEmpty() && containsAny(data)) {
      throw new JmapException.Protocol("the answer repeats the credential, so it is not shown");
    }
  }

  private boolean containsAny(JsonNode data) {
    if (data.isTextual()) {
      return containsAny(data.asText());
    }
    for (Map.Entry<String, JsonNode> member : data.properties()) {
      if (containsAny(member.getKey()) || containsAny(member.getValue())) {
        return true;
      }
    }
    if (data.isArray()) {
      for (JsonNode element : data) {
        if (containsAny(element)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean containsAny(String text) {
    return refused.stream().anyMatch(text::contains);
  }
}
