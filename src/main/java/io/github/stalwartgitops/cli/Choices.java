package io.github.stalwartgitops.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Options that take one of some words: offered in lower case, read in any. */
final class Choices {
  private Choices() {}

  /** Makes it so for each option of a command whose type is an enumeration. */
  static void offer(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      Class<?> type = option.type();
      if (type.isEnum()) {
        List<String> words =
            Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .toList();
        spec.remove(option);
        spec.addOption(
            OptionSpec.builder(option)
                .completionCandidates(words)
                .converters(reader(type, words))
                .build());
      }
    }
  }

  private static ITypeConverter<?> reader(Class<?> type, List<String> words) {
    return text -> {
      int found = words.indexOf(text.toLowerCase(Locale.ROOT));
      if (found < 0) {
        throw new TypeConversionException("'" + text + "' is none of " + String.join(", ", words));
      }
      return type.getEnumConstants()[found];
    };
  }
}
