package io.github.stalwartgitops.expression;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/** The names of the language in all its versions. */
public final class Language {
  private static final List<String> CONSTANTS =
      words(
          """
          relaxed strict disable optional require ipv4_only ipv6_only ipv6_then_ipv4
          ipv4_then_ipv6 hourly daily weekly login plain xoauth2 oauthbearer mixer stanag4406 nsep
          """);

  private static final Set<String> VARIABLES =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              words(
                  """
                  asn attributes authenticated_as authority bcc bcc.domain bcc.local bcc.name body
                  body.html body.raw body.text body.words cc cc.domain cc.local cc.name country
                  domain email email_lower env_from env_from.domain env_from.local env_to
                  expires_in from from.domain from.local from.name headers helo_domain host ip
                  ip_reverse is_tls is_v4 is_v6 last_error last_status listener local local_ip
                  local_port location method mx name name_lower notify_num octets path path_query
                  port priority protocol query queue_age queue_name raw raw_lower rcpt rcpt_domain
                  received_from_ip received_via_port recipients remote_ip remote_ip.ptr
                  remote_port reply_to reply_to.domain reply_to.local reply_to.name retry_num
                  reverse_ip scheme sender sender_domain size sld source subject subject.thread
                  subject.words to to.domain to.local to.name url url_original value value_lower
                  """)));

  private static final List<String> SYSTEM_NAMES =
      List.of("hostname", "node_hostname", "domain", "node_id", "node_role");

  /** The names that came later than the oldest version, by {@code system('name')} or function. */
  private static final Map<String, LanguageVersion> SINCE =
      Map.of(
          "node_hostname", LanguageVersion.V0_16_1,
          "node_role", LanguageVersion.V0_16_1,
          "is_ip_in_cidr", LanguageVersion.V0_16_5,
          "bit_and", LanguageVersion.V1_0);

  private static final Set<String> SPECIAL_FUNCTIONS = Set.of("matches", "system", "metric");
  private static final Map<String, Signature> FUNCTIONS = allFunctions();

  private Language() {}

  private static List<String> words(String text) {
    StringTokenizer words = new StringTokenizer(text);
    String[] list = new String[words.countTokens()];
    for (int i = 0; i < list.length; i++) {
      list[i] = words.nextToken();
    }
    return List.of(list);
  }

  private static Map<String, Signature> allFunctions() {
    Map<String, Signature> functions = new HashMap<>();
    PureFunction.functions()
        .forEach(
            (name, function) ->
                functions.put(
                    name,
                    new Signature(name, function.arguments(), Signature.Kind.PURE, since(name))));
    add(functions, "is_local_domain", 1, Signature.Kind.ASKS_SERVER);
    add(functions, "is_local_address", 1, Signature.Kind.ASKS_SERVER);
    add(functions, "key_get", 2, Signature.Kind.ASKS_SERVER);
    add(functions, "key_exists", 2, Signature.Kind.ASKS_SERVER);
    add(functions, "key_set", 3, Signature.Kind.CHANGES_SERVER);
    add(functions, "counter_incr", 3, Signature.Kind.CHANGES_SERVER);
    add(functions, "counter_get", 2, Signature.Kind.ASKS_SERVER);
    add(functions, "dns_query", 2, Signature.Kind.ASKS_SERVER);
    add(functions, "sql_query", 3, Signature.Kind.ASKS_SERVER);
    return Collections.unmodifiableMap(functions);
  }

  private static void add(
      Map<String, Signature> functions, String name, int arguments, Signature.Kind kind) {
    functions.put(name, new Signature(name, arguments, kind));
  }

  private static LanguageVersion since(String name) {
    return SINCE.getOrDefault(name, LanguageVersion.V0_16_0);
  }

  /**
   * Returns the ordinary functions of all versions by name; {@link #specialFunctions()} are not
   * among them.
   */
  public static Map<String, Signature> functions() {
    return FUNCTIONS;
  }

  /** Returns the names of the ordinary functions of a version. */
  public static Set<String> functions(LanguageVersion version) {
    return FUNCTIONS.values().stream()
        .filter(function -> version.includes(function.since()))
        .map(Signature::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the functions whose first argument is a literal, known only right before "(". */
  public static Set<String> specialFunctions() {
    return SPECIAL_FUNCTIONS;
  }

  /** Returns every variable; which of them a field allows is in its {@link Scope}. */
  public static Set<String> variables() {
    return VARIABLES;
  }

  /** Returns every constant, in the order in which {@code <} compares them. */
  public static List<String> constants() {
    return CONSTANTS;
  }

  /** Returns the names that {@code metric('…')} knows. */
  public static Set<String> metrics() {
    return Metrics.NAMES;
  }

  /** Returns the names that {@code system('…')} knows in a version. */
  public static List<String> systemNames(LanguageVersion version) {
    return SYSTEM_NAMES.stream().filter(name -> version.includes(since(name))).toList();
  }

  /** Returns whether {@code system('…')} knows a name in a version. */
  static boolean isSystemName(String name, LanguageVersion version) {
    return SYSTEM_NAMES.contains(name) && version.includes(since(name));
  }

  /** Read only where an expression has a metric. */
  private static final class Metrics {
    static final Set<String> NAMES = read();

    private static Set<String> read() {
      String resource = "metrics.txt";
      Set<String> names = new LinkedHashSet<>();
      try (InputStream in =
              Objects.requireNonNull(Language.class.getResourceAsStream(resource), resource);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          names.add(line);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(resource, e);
      }
      return Collections.unmodifiableSet(names);
    }
  }
}
