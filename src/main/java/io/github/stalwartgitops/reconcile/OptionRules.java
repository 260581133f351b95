package io.github.stalwartgitops.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The combinations of options that make no sense, because one of them would be ignored without a
 * word. Commands and goals share them; options have the names of the command line without dashes,
 * arguments their label.
 */
public final class OptionRules {
  private static final List<String> IDENTITY = List.of("token-file", "user", "password-file");
  private static final List<String> NETWORK =
      List.of(
          "jmap-path",
          "ca-file",
          "client-certificate",
          "client-key",
          "client-password-file",
          "insecure",
          "allow-plain-http",
          "proxy",
          "proxy-password-file",
          "no-proxy");
  private static final List<String> MANIFESTS =
      List.of("MANIFEST", "var", "strict", "trust-server");

  private final Given given;
  private final List<String> violations = new ArrayList<>();

  /** The options of a command or the parameters of a goal, as they are given. */
  public interface Given {
    /** Returns the value of an option, {@code true} for a flag; empty if it is not given. */
    Optional<String> value(String option);

    /**
     * Returns whether an option is given for this run: in a build, whether it is on the command
     * line and not only in the pom, which other goals share.
     */
    boolean isForThisRun(String option);

    /** Returns the name of an option for its user, such as {@code --url}. */
    String name(String option);
  }

  private OptionRules(Given given) {
    this.given = given;
  }

  /** Returns a sentence for each rule that the options of a command violate. */
  public static List<String> violations(String command, Given given) {
    OptionRules rules = new OptionRules(given);
    switch (command) {
      case "plan" -> rules.plan();
      case "apply" -> rules.apply();
      case "update" -> rules.carryOut();
      case "export" -> rules.export();
      case "explain" -> rules.exclude("expression", MANIFESTS, "a text is explained");
      case "emulator" -> rules.emulator();
      default -> {}
    }
    if (Set.of("plan", "apply", "update", "export", "get").contains(command)) {
      rules.server();
    }
    return List.copyOf(rules.violations);
  }

  private void plan() {
    List<String> ofServer = new ArrayList<>(List.of("url", "server-id"));
    ofServer.addAll(IDENTITY);
    ofServer.addAll(List.of("timeout", "retry-for", "schema", "prune-scripts"));
    ofServer.addAll(NETWORK);
    exclude("live", ofServer, "the manifests are compared with a file, not with a server");
    excludeAlways("live", "out", "apply refuses a plan that was not made for a server");
    exclude("quiet", List.of("show-undeclared"), "the plan is not printed");
  }

  private void apply() {
    List<String> ofPlanning = new ArrayList<>(MANIFESTS);
    ofPlanning.add("prune-scripts");
    exclude("plan", ofPlanning, "a saved plan is applied as it is");
    require("detailed-exitcode", "dry-run");
    carryOut();
  }

  private void carryOut() {
    require("probe-for", "probe");
    if (has("rollback-on-contradiction") && !has("probe")) {
      violations.add(name("rollback-on-contradiction") + " needs " + name("probe"));
    }
    if (is("reload", "never")) {
      List<String> ofReload =
          List.of("keep-stored", "probe", "probe-for", "rollback-on-contradiction");
      exclude("reload", " never", ofReload, "nothing becomes active");
    }
  }

  private void export() {
    excludeInOnePlace("all-objects", "OBJECT", "all objects are exported");
  }

  private void emulator() {
    excludeAlways("hostname", "node-hostname", "a server has one of these names or the other");
    if (has("mode") && !is("mode", "normal")) {
      List<String> ofSmtp = List.of("smtp-port", "listener");
      exclude("mode", "", ofSmtp, "SMTP is only available in normal mode");
    }
  }

  private void server() {
    for (String other : IDENTITY) {
      excludeInOnePlace("server-id", other, "there can only be one credential");
    }
    excludeInOnePlace("token-file", "user", "a token needs no user");
    excludeInOnePlace("token-file", "password-file", "a token needs no password");
    exclude("insecure", List.of("ca-file"), "no certificate is checked");
    if (given.value("url").orElse("").startsWith("emulator:")) {
      List<String> unused = new ArrayList<>(List.of("server-id"));
      unused.addAll(IDENTITY);
      unused.addAll(NETWORK);
      exclude("url", " emulator:", unused, "the embedded server needs no credential or network");
    }
  }

  private void exclude(String option, List<String> others, String reason) {
    if (has(option)) {
      exclude(option, "", others, reason);
    }
  }

  private void exclude(String option, String value, List<String> others, String reason) {
    others.stream()
        .filter(other -> has(other) && given.isForThisRun(other))
        .map(
            other ->
                name(option) + value + " and " + name(other) + " exclude each other: " + reason)
        .forEach(violations::add);
  }

  private void excludeAlways(String option, String other, String reason) {
    if (has(option) && has(other)) {
      violations.add(name(option) + " and " + name(other) + " exclude each other: " + reason);
    }
  }

  /** An option of the command line wins over one of the pom; in one place, neither wins. */
  private void excludeInOnePlace(String option, String other, String reason) {
    if (given.isForThisRun(option) == given.isForThisRun(other)) {
      excludeAlways(option, other, reason);
    }
  }

  private void require(String option, String needed) {
    if (has(option) && given.isForThisRun(option) && !has(needed)) {
      violations.add(name(option) + " needs " + name(needed));
    }
  }

  private boolean has(String option) {
    return given.value(option).isPresent();
  }

  private boolean is(String option, String value) {
    return given.value(option).orElse("").toLowerCase(Locale.ROOT).equals(value);
  }

  private String name(String option) {
    return given.name(option);
  }
}
