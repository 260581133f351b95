package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.reconcile.OptionRules;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The options and arguments of a command line.
 *
 * @param parsed the command line of a command
 * @param environment the environment variables, which may name the server
 */
record GivenOptions(ParseResult parsed, Map<String, String> environment)
    implements OptionRules.Given {
  @Override
  public Optional<String> value(String option) {
    Optional<String> value =
        parsed.matchedArgs().stream()
            .filter(arg -> label(arg).equals(name(option)))
            .flatMap(arg -> arg.originalStringValues().stream())
            .findFirst();
    return option.equals("url") && value.isEmpty()
        ? Optional.ofNullable(environment.get("STALWART_URL"))
        : value;
  }

  @Override
  public boolean isForThisRun(String option) {
    return parsed.matchedArgs().stream().anyMatch(arg -> label(arg).equals(name(option)));
  }

  @Override
  public String name(String option) {
    return option.equals(option.toUpperCase(Locale.ROOT)) ? option : "--" + option;
  }

  private static String label(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }
}
