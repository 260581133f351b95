package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.report.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What {@code --help} prints, on a terminal of 80 columns. */
class HelpTest {
  private static CommandLine all() {
    PrintWriter unread = new PrintWriter(new StringWriter());
    return StalwartGitops.of(
        new Invocation(
            Path.of(""),
            Map.of(),
            InputStream.nullInputStream(),
            unread,
            unread,
            false,
            false,
            Screen.unlimited()));
  }

  static Stream<CommandLine> commands() {
    CommandLine all = all();
    return Stream.concat(Stream.of(all), all.getSubcommands().values().stream());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noLineIsWiderThanTheTerminal(CommandLine command) {
    assertThat(command.getUsageMessage().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  /** A word that continues in the next line cannot be copied. */
  @ParameterizedTest
  @MethodSource("commands")
  void noWordIsBroken(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    Set<String> printed = words(command.getUsageMessage()).collect(Collectors.toSet());

    assertThat(texts(spec).flatMap(HelpTest::words)).isSubsetOf(printed);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void eachExampleIsALine(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().footer())
        .isSubsetOf(command.getUsageMessage().lines().toList());
  }

  /** A line that is wrapped looks ragged beside those that are not. */
  @ParameterizedTest
  @MethodSource("commands")
  void noLineOfADescriptionIsWrapped(CommandLine command) {
    List<String> printed = command.getUsageMessage().lines().map(String::stripTrailing).toList();

    assertThat(command.getCommandSpec().options())
        .flatExtracting(option -> List.of(option.renderedDescription()))
        .allSatisfy(line -> assertThat(printed).anyMatch(it -> it.endsWith(line)));
  }

  @ParameterizedTest
  @CsvSource({
    "apply, --reload, auto always never",
    "update, --reload, auto always never",
    "plan, --schema, bundled live",
    "emulator, --mode, normal bootstrap recovery"
  })
  void theWordsOfAnOptionAreCompletedInLowerCase(String command, String option, String words) {
    assertThat(
            all()
                .getSubcommands()
                .get(command)
                .getCommandSpec()
                .findOption(option)
                .completionCandidates())
        .containsExactly(words.split(" "));
  }

  @Test
  void theExitCodesAreThoseOfTheVerdicts() {
    assertThat(all().getUsageMessage())
        .contains("  0    done, or nothing to do\n", "  64   wrong usage\n");
    for (Verdict verdict : Verdict.values()) {
      assertThat(all().getUsageMessage().lines())
          .anyMatch(
              line ->
                  line.matches(
                      "  %d +%s".formatted(verdict.exitCode(), Pattern.quote(verdict.meaning()))));
    }
  }

  @Test
  void theReadmeExplainsTheExitCodes() throws IOException {
    List<String> lines = Files.readString(Path.of("README.md")).replace("`", "").lines().toList();

    for (Verdict verdict : Verdict.values()) {
      String row = "| %d | %s".formatted(verdict.exitCode(), verdict.meaning());
      assertThat(lines).anyMatch(line -> line.startsWith(row));
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
