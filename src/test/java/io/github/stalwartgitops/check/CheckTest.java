package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check as a whole: what it leaves alone, what silences it, and what it costs. */
class CheckTest {
  @TempDir Path folder;

  @Test
  void theDefaultsOfAllFieldsHaveNoFindings() {
    StringBuilder yaml = new StringBuilder();
    for (ObjectType object : Catalog.bundled().objects().values()) {
      yaml.append(object.name()).append(":\n");
      object.fields().values().stream()
          .filter(field -> !field.defaultExpression().elseText().isEmpty())
          .forEach(
              field -> {
                yaml.append("  ").append(field.name().field()).append(":\n    match:\n");
                field
                    .defaultExpression()
                    .match()
                    .forEach(
                        rule ->
                            yaml.append("      - if: ")
                                .append(CheckedFile.quoted(rule.ifText()))
                                .append("\n        then: ")
                                .append(CheckedFile.quoted(rule.thenText()))
                                .append('\n'));
                if (field.defaultExpression().match().isEmpty()) {
                  yaml.append("      []\n");
                }
                yaml.append("    else: ")
                    .append(CheckedFile.quoted(field.defaultExpression().elseText()))
                    .append('\n');
              });
    }
    CheckedFile file = CheckedFile.in(folder);
    assertThat(file.problems(yaml.toString())).isEmpty();
    assertThat(file.withListener("smtp", "[::]:25").problems(yaml.toString())).isEmpty();
    assertThat(file.withScripts().problems(yaml.toString())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local_port == 25 && !is_tls",
        "starts_with(remote_ip, '192.') || is_ip_in_cidr(remote_ip, '2001:db8::/32')"
      })
  void typicalConditionsHaveNoFindings(String condition) {
    assertThat(CheckedFile.in(folder).condition(condition)).isEmpty();
  }

  @Test
  void theTypicalGreetingHasNoFindings() {
    assertThat(
            CheckedFile.in(folder)
                .connect("smtpGreeting", "system('hostname') + ' Stalwart ESMTP at your service'"))
        .isEmpty();
  }

  @Test
  void aLintIsSilencedByItsNameBesideElse() {
    assertThat(
            CheckedFile.in(folder)
                .connect("smtpGreeting", "{else: \"'hi'\", ignore: [greeting-host-name]}"))
        .isEmpty();
  }

  @Test
  void aLintIsSilencedForAWholeFile() {
    assertThat(
            CheckedFile.in(folder)
                .problems(
                    "ignore: greeting-host-name\nMtaStageConnect:\n  smtpGreeting: {text: hi}\n"))
        .isEmpty();
  }

  @Test
  void anErrorCannotBeSilenced() {
    assertThat(CheckedFile.in(folder).connect("script", "{else: nope.x, ignore: [null-x]}"))
        .anyMatch(Problem::isError);
  }

  @Test
  void anUnknownLintNameIsReportedOnceAFileWithTheNearestName() {
    List<Problem> problems =
        CheckedFile.in(folder)
            .problems(
                "ignore: [greeting-hostname]\n"
                    + "MtaStageConnect:\n  hostname: {text: a}\n  script: false\n");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message())
        .isEqualTo("ignore names greeting-hostname, which is not a lint");
    assertThat(problems.get(0).hint()).startsWith("Did you mean greeting-host-name?");
    assertThat(problems.get(0).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void oneTextThatDoesNotCompileDoesNotHideProblemsOfTheOthers() {
    List<Problem> problems =
        CheckedFile.in(folder)
            .rules("nope", "system('hostname')", "asn=25", "(", "local_port == 70000", "'a'");
    assertThat(problems).filteredOn(Problem::isError).hasSize(2);
    assertThat(names(problems))
        .containsExactly(
            null, "equals-eats-character", null, "impossible-comparison", "greeting-host-name");
  }

  @Test
  void problemsOfAFieldComeInTheOrderOfTheFile() {
    assertThat(CheckedFile.in(folder).rules("asn=25", "'a'", "asn=26", "'b'"))
        .extracting(problem -> problem.place().line())
        .isSorted();
  }

  static Stream<String> hostile() {
    return Stream.of(
        "(".repeat(65_000),
        "(".repeat(1_000) + "is_tls" + ")".repeat(1_000),
        "!".repeat(900) + "is_tls",
        "is_tls" + " && is_tls".repeat(2_000),
        "is_tls" + " || is_tls".repeat(2_000),
        "1" + " == 1".repeat(2_000),
        "'a'" + " 'b'".repeat(4_000),
        "len(" + "split_n('a', '', 99999) + ".repeat(500) + "'') > 1",
        "'" + "é".repeat(60_000) + "' == country",
        "contains([" + "1, ".repeat(4_000) + "1], local_port)");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(60)
  void noTextHangsTheCheck(String condition) {
    assertThatCode(() -> CheckedFile.in(folder).rules(condition, condition))
        .doesNotThrowAnyException();
  }

  @Test
  @Timeout(60)
  void manyRulesAreCheckedInTime() {
    String[] texts = new String[4_000];
    for (int i = 0; i < texts.length; i += 2) {
      texts[i] = "asn == " + i + " || local_port == " + i;
      texts[i + 1] = "system('hostname')";
    }
    assertThat(CheckedFile.in(folder).rules(texts)).isEmpty();
  }

  @Test
  @Timeout(60)
  void aRelayThatIsExpensiveToEvaluateIsGivenUp() {
    String dear = "len(" + "split_n(sender + rcpt, '', 90000) + ".repeat(300) + "'') < 0";
    String yaml = "MtaStageRcpt:\n  allowRelaying: " + CheckedFile.quoted(dear) + "\n";
    assertThat(CheckedFile.in(folder).problems(yaml))
        .extracting(Problem::name)
        .containsExactly("impossible-comparison");
  }
}
