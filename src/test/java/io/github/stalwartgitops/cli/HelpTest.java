package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.report.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code --help} prints, on a terminal of 80 columns. */
class HelpTest {
  static Stream<CommandLine> commands() {
    PrintWriter unread = new PrintWriter(new StringWriter());
    CommandLine all =
        StalwartGitops.of(
            new Invocation(
                Path.of(""), Map.of(), unread, unread, false, false, Screen.unlimited()));
    return Stream.concat(Stream.of(all), all.getSubcommands().values().stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noLineIsLongerThanATerminalIsWide(CommandLine command) {
    assertThat(command.getUsageMessage().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  /** An address, a file or an option that goes on in the next line cannot be copied. */
  @ParameterizedTest
  @MethodSource("commands")
  void noWordIsBroken(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    Set<String> printed = words(command.getUsageMessage()).collect(Collectors.toSet());

    assertThat(texts(spec).flatMap(HelpTest::words)).isSubsetOf(printed);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anExampleStandsOnALineOfItsOwn(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().footer())
        .isSubsetOf(command.getUsageMessage().lines().toList());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theWordsOfAnOptionAreOfferedInLowerCase(CommandLine command) {
    for (ArgSpec option : command.getCommandSpec().options()) {
      if (option.completionCandidates() != null) {
        assertThat(option.completionCandidates()).allMatch(word -> word.matches("[a-z]+"));
      }
    }
  }

  private static Stream<String> texts(CommandSpec spec) {
    UsageMessageSpec usage = spec.usageMessage();
    List<ArgSpec> arguments = spec.args();
    return Stream.concat(
        Stream.of(usage.description(), usage.footer()).flatMap(Arrays::stream),
        arguments.stream().flatMap(argument -> Arrays.stream(argument.description())));
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty());
  }
}
