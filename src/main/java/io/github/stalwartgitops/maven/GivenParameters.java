package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.reconcile.OptionRules;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of a goal under the names of the options.
 *
 * @param parameters the parameters
 * @param environment the environment variables, which may name the server
 */
record GivenParameters(CommandLineParameters parameters, Map<String, String> environment)
    implements OptionRules.Given {
  private static final Pattern WORD = Pattern.compile("-([a-z])");

  /** The parameters that are no option in camel case. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "MANIFEST", "manifests",
          "OBJECT", "objects",
          "var", "variables",
          "probe", "probes",
          "listener", "listeners",
          "detailed-exitcode", "failOnDrift");

  @Override
  public Optional<String> value(String option) {
    Optional<String> value = parameters.value(parameter(option));
    return option.equals("url") && value.isEmpty()
        ? Optional.ofNullable(environment.get("STALWART_URL"))
        : value;
  }

  @Override
  public boolean isForThisRun(String option) {
    return parameters.contains(parameter(option));
  }

  @Override
  public String name(String option) {
    return "stalwart." + parameter(option);
  }

  private static String parameter(String option) {
    String camelCase =
        WORD.matcher(option).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    return OTHER_NAMES.getOrDefault(option, camelCase);
  }
}
