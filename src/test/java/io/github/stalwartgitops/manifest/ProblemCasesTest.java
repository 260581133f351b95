package io.github.stalwartgitops.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code manifests} holds manifests in {@code stalwart/} and in {@code expected.txt}
 * the problems to report. {@code -Dgolden.write=true} writes the expected problems again; review
 * them before you commit them.
 */
class ProblemCasesTest {
  private static final Substitution VALUES =
      new Substitution(
          Map.of("HOSTNAME", "mx"),
          Map.of(
              "banner", "mx1",
              "quote", "it's",
              "backslash", "a\\new",
              "words", "1, 2",
              "hidden", "a\u001Bb"));

  static Stream<Path> cases() throws IOException, URISyntaxException {
    Path root =
        Path.of(Objects.requireNonNull(ProblemCasesTest.class.getResource("/manifests")).toURI());
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportsEveryProblemWithPlaceAndHint(Path folder) throws IOException {
    LoadedManifest loaded =
        new ManifestReader(Catalog.bundled(), false, null)
            .read(folder, List.of(Path.of("stalwart")), VALUES);
    String problems = shown(loaded.problems()).replace(folder.toString(), "…");

    if (Boolean.getBoolean("golden.write")) {
      Path golden = Path.of("src/test/resources/manifests").resolve(folder.getFileName());
      Files.writeString(golden.resolve("expected.txt"), problems);
    }
    assertThat(problems).isEqualTo(Files.readString(folder.resolve("expected.txt")));
  }

  private static String shown(List<Problem> problems) {
    return problems.stream().map(ProblemCasesTest::shown).collect(Collectors.joining("\n"));
  }

  private static String shown(Problem problem) {
    StringBuilder out = new StringBuilder();
    Place place = problem.place();
    if (place != null) {
      out.append(place).append(": ");
    }
    out.append(problem.severity().name().toLowerCase(Locale.ROOT)).append(": ");
    out.append(problem.message()).append('\n');
    if (place != null && problem.sourceLine() != null) {
      out.append("  | ").append(problem.sourceLine()).append('\n');
      out.append("  | ").append(" ".repeat(place.column() - 1));
      out.append("^".repeat(place.length())).append('\n');
    }
    if (problem.hint() != null) {
      out.append(problem.hint().indent(2));
    }
    return out.toString();
  }
}
