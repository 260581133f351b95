package io.github.stalwartgitops.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.report.Palette;
import io.github.stalwartgitops.report.ProblemText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code *.yaml} of {@code checks} is told about as the {@code *.txt} beside it says. */
class CompileErrorsTest {
  @TempDir Path folder;

  static Stream<Path> manifests() throws IOException, URISyntaxException {
    Path root =
        Path.of(Objects.requireNonNull(CompileErrorsTest.class.getResource("/checks")).toURI());
    try (Stream<Path> files = Files.list(root)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void aPersonReadsWhatIsWrongAndHowToMendIt(Path manifest) throws IOException {
    String name = String.valueOf(manifest.getFileName());
    CheckedFile file = CheckedFile.in(folder);
    List<Problem> problems =
        (name.startsWith("trusted") ? file.trustingTheServer() : file)
            .problems(Files.readString(manifest));
    assertThat(text(problems)).isEqualTo(expected(manifest));
  }

  @Test
  void everySentenceEndsWithTheServersWords() throws IOException, URISyntaxException {
    for (Path manifest : manifests().toList()) {
      CheckedFile.in(folder).problems(Files.readString(manifest)).stream()
          .filter(Problem::isError)
          .forEach(
              problem ->
                  assertThat(problem.hint()).contains("\n(the server would say: ").endsWith(")"));
    }
  }

  @Test
  void whatIsTooLargeForThisProgramIsNotTheServersFault() {
    List<Problem> problems = CheckedFile.in(folder).condition("1 + ".repeat(10_000) + "1");
    assertThat(problems).filteredOn(Problem::isError).hasSize(1);
    assertThat(problems.get(0).message())
        .isEqualTo("this expression is too large for this program");
    assertThat(problems.get(0).hint()).doesNotContain("the server would say");
  }

  @Test
  void aPatternThatOnlyThisProgramRefusesIsNotTheServersFault() {
    Problem problem = CheckedFile.in(folder).condition("matches('\\b{start}a\\b', country)").get(0);
    assertThat(problem.message()).contains("valid on the server but cannot be evaluated here");
    assertThat(problem.hint()).startsWith("The server would take it");
  }

  private static String text(List<Problem> problems) {
    return problems.stream()
        .flatMap(problem -> ProblemText.lines(problem, new Palette(false)).stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String expected(Path manifest) {
    try {
      return Files.readString(
          manifest.resolveSibling(String.valueOf(manifest.getFileName()).replace(".yaml", ".txt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
