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
 * The secrets that requests carry. A server or a proxy may repeat what it was sent, so its words
 * are shown without them: as they are, percent-encoded, or escaped as in JSON, in small or capital
 * letters. Nothing is done about other forms or parts of a secret, and about a secret shorter than
 * four characters: to hide it would tell it, and garble what is said.
 *
 * <p>What a server stores is data, and never changed: an answer whose data holds a secret that is
 * too long to stand there by chance is refused instead.
 */
final class Secrets {
  private static final String HIDDEN = "[credential]";
  private static final int SHORTEST_HIDDEN = 4;
  private static final int NOT_BY_CHANCE = 16;
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
    this.refused = secrets.stream().filter(secret -> secret.length() >= NOT_BY_CHANCE).toList();
  }

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

  /** Words of a server, fit to be shown as far as secrets go. */
  String hide(String text) {
    return hidden == null ? text : hidden.matcher(text).replaceAll(HIDDEN);
  }

  /**
   * The same for each text of what a server says about an error. A type that is a plain word stays:
   * it is a word of the protocol, which decides what is done next.
   */
  JsonNode hide(JsonNode said) {
    if (said.isTextual()) {
      return JsonNodeFactory.instance.textNode(hide(said.asText()));
    }
    if (said instanceof ArrayNode list) {
      ArrayNode shown = JsonNodeFactory.instance.arrayNode(list.size());
      list.forEach(element -> shown.add(hide(element)));
      return shown;
    }
    return said instanceof ObjectNode members ? hide(members) : said;
  }

  ObjectNode hide(ObjectNode said) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : said.properties()) {
      boolean word =
          member.getKey().equals("type") && WORD.matcher(member.getValue().asText()).matches();
      shown.set(member.getKey(), word ? member.getValue() : hide(member.getValue()));
    }
    return shown;
  }

  /**
   * Lets data pass.
   *
   * @throws JmapException.Protocol if it holds a secret
   */
  void refuseIn(JsonNode data) throws JmapException {
    if (!refused.isEmpty() && areIn(data)) {
      throw new JmapException.Protocol("the answer repeats the credential, so it is not shown");
    }
  }

  private boolean areIn(JsonNode data) {
    if (data.isTextual()) {
      return areIn(data.asText());
    }
    for (Map.Entry<String, JsonNode> member : data.properties()) {
      if (areIn(member.getKey()) || areIn(member.getValue())) {
        return true;
      }
    }
    if (data.isArray()) {
      for (JsonNode element : data) {
        if (areIn(element)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean areIn(String text) {
    return refused.stream().anyMatch(text::contains);
  }
}
