package io.github.stalwartgitops.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that the language knows, of the server version that the catalog speaks for. */
public final class Language {
  private static final String RESOURCE = "names.json";
  private static final Set<String> CHANGING = Set.of("key_set", "counter_incr");
  private static final List<String> CONSTANTS =
      List.of(
          "relaxed",
          "strict",
          "disable",
          "optional",
          "require",
          "ipv4_only",
          "ipv6_only",
          "ipv6_then_ipv4",
          "ipv4_then_ipv6",
          "hourly",
          "daily",
          "weekly",
          "login",
          "plain",
          "xoauth2",
          "oauthbearer",
          "mixer",
          "stanag4406",
          "nsep");
  private static final List<String> SYSTEM_NAMES =
      List.of("hostname", "node_hostname", "domain", "node_id", "node_role");
  private static final Set<String> SPECIAL_FUNCTIONS = Set.of("matches", "system", "metric");

  private static final Map<String, Signature> FUNCTIONS;
  private static final Set<String> VARIABLES;
  private static final Set<String> METRICS;

  static {
    JsonNode names = read();
    Map<String, Signature> functions = new LinkedHashMap<>();
    names.at("/functions/pure").properties().stream()
        .map(e -> new Signature(e.getKey(), e.getValue().intValue(), Signature.Kind.PURE))
        .forEach(signature -> functions.put(signature.name(), signature));
    names.at("/functions/server").properties().stream()
        .map(e -> new Signature(e.getKey(), e.getValue().intValue(), serverKind(e.getKey())))
        .forEach(signature -> functions.put(signature.name(), signature));
    FUNCTIONS = Map.copyOf(functions);
    VARIABLES = texts(names.path("variables"));
    METRICS = texts(names.path("metrics"));
  }

  private Language() {}

  /** The ordinary functions by name; {@link #specialFunctions()} are not among them. */
  public static Map<String, Signature> functions() {
    return FUNCTIONS;
  }

  /** Functions whose first argument must be a literal string, known only right before "(". */
  public static Set<String> specialFunctions() {
    return SPECIAL_FUNCTIONS;
  }

  /** Every variable; which of them a field allows is in its {@link Scope}. */
  public static Set<String> variables() {
    return VARIABLES;
  }

  /** Every constant, in the order in which {@code <} compares them. */
  public static List<String> constants() {
    return CONSTANTS;
  }

  /** What {@code metric('…')} knows. */
  public static Set<String> metrics() {
    return METRICS;
  }

  /** What {@code system('…')} knows. */
  public static List<String> systemNames() {
    return SYSTEM_NAMES;
  }

  private static Signature.Kind serverKind(String name) {
    return CHANGING.contains(name) ? Signature.Kind.CHANGES_SERVER : Signature.Kind.ASKS_SERVER;
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new LinkedHashSet<>();
    array.forEach(element -> texts.add(element.textValue()));
    return Set.copyOf(texts);
  }

  private static JsonNode read() {
    try (InputStream in = Language.class.getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
