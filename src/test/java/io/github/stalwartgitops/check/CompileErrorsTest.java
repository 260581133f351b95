package io.github.stalwartgitops.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.report.Palette;
import io.github.stalwartgitops.report.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The problems of each {@code *.yaml} of {@code checks} are those in the {@code *.txt} beside it.
 * {@code -Dgolden.write=true} writes them.
 */
class CompileErrorsTest {
  @TempDir Path folder;

  static Stream<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/checks"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void eachErrorSaysWhatIsWrongAndHowToFixIt(Path manifest) throws IOException {
    String name = String.valueOf(manifest.getFileName());
    CheckedFile file = CheckedFile.in(folder);
    List<Problem> problems =
        (name.startsWith("trusted") ? file.trustingTheServer() : file)
            .problems(Files.readString(manifest));
    Path golden = manifest.resolveSibling(name.replace(".yaml", ".txt"));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(golden, text(problems));
    }
    assertThat(text(problems)).isEqualTo(Files.readString(golden));
  }

  @Test
  void everyHintEndsWithTheServersMessage() throws IOException {
    for (Path manifest : manifests().toList()) {
      CheckedFile.in(folder).problems(Files.readString(manifest)).stream()
          .filter(Problem::isError)
          .forEach(
              problem ->
                  assertThat(problem.hint()).contains("\n(the server's message: ").endsWith(")"));
    }
  }

  @Test
  void aNameOfALaterVersionSaysSinceWhenItExists() {
    List<Problem> problems =
        CheckedFile.in(folder)
            .forServer("0.16.3")
            .condition("is_ip_in_cidr(remote_ip, '192.0.2.0/24')");

    assertThat(problems).extracting(Problem::isError).containsExactly(true);
    assertThat(text(problems))
        .contains(
            "is_ip_in_cidr does not exist before Stalwart 0.16.5",
            "This is checked for Stalwart 0.16.3. Write it without, or update the server.",
            "(the server's message: Invalid variable or constant \"is_ip_in_cidr\")");
  }

  @Test
  void aSystemNameOfALaterVersionSaysSinceWhenItExists() {
    CheckedFile file = CheckedFile.in(folder).forServer("0.16.0");

    assertThat(text(file.connect("hostname", "\"system('node_hostname')\"")))
        .contains("system('node_hostname') does not exist before Stalwart 0.16.1");
    assertThat(text(file.connect("hostname", "\"system('node_id ')\"")))
        .contains("Known names: hostname, domain, node_id.");
  }

  @Test
  void anExpressionTooLargeForThisProgramIsNotAServerError() {
    List<Problem> problems = CheckedFile.in(folder).condition("1 + ".repeat(10_000) + "1");
    assertThat(problems).filteredOn(Problem::isError).hasSize(1);
    assertThat(problems.get(0).message())
        .isEqualTo("this expression is too large for stalwart-gitops");
    assertThat(problems.get(0).hint()).doesNotContain("the server's message");
  }

  @Test
  void aPatternThatOnlyThisProgramRefusesIsNotAServerError() {
    Problem problem = CheckedFile.in(folder).condition("matches('\\p{scx=Grek}', country)").get(0);
    assertThat(problem.message()).contains("Unicode property scx=Grek is not known here");
    assertThat(problem.hint()).startsWith("The server may accept it");
  }

  private static String text(List<Problem> problems) {
    return problems.stream()
        .flatMap(problem -> ProblemText.lines(problem, new Palette(false)).stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
