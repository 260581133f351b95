package io.github.stalwartgitops.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.ManifestReader;
import io.github.stalwartgitops.manifest.Substitution;
import io.github.stalwartgitops.problem.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code tests} holds manifests and their tests in {@code stalwart/}, and in {@code
 * expected.txt} what comes of them. {@code -Dgolden.write=true} writes the expected texts again;
 * review them before you commit them.
 */
class TestFilesTest {
  private static final List<Path> STALWART = List.of(Path.of("stalwart"));

  static Stream<Path> folders() throws IOException, URISyntaxException {
    Path root = Path.of(Objects.requireNonNull(TestFilesTest.class.getResource("/tests")).toURI());
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void reportsWhatCameOfThem(Path folder) throws IOException {
    String shown = shown(folder);
    if (Boolean.getBoolean("golden.write")) {
      Path golden = Path.of("src/test/resources/tests").resolve(folder.getFileName());
      Files.writeString(golden.resolve("expected.txt"), shown);
    }
    assertThat(shown).isEqualTo(Files.readString(folder.resolve("expected.txt")));
  }

  private static String shown(Path folder) {
    Catalog catalog = Catalog.bundled();
    Manifest manifest =
        new ManifestReader(catalog, false, null)
            .read(folder, STALWART, Substitution.none())
            .manifest();
    TestSuite suite =
        TestSuite.read(folder, TestSuite.beside(folder, STALWART), Substitution.none(), catalog);
    if (suite.hasErrors()) {
      return suite.problems().stream().map(TestFilesTest::shown).collect(Collectors.joining("\n"));
    }
    TestRun run = new TestRunner(TestedSettings.of(manifest, catalog)).run(suite.cases());
    StringBuilder out = new StringBuilder();
    run.cases()
        .forEach(
            it ->
                out.append(it.passed() ? "passed  " : "failed  ")
                    .append(it.test().name())
                    .append('\n'));
    run.problems().forEach(problem -> out.append('\n').append(shown(problem)));
    out.append("\nrule coverage ").append(run.coverage().rulePercent()).append(" %\n");
    run.coverage().fields().forEach(field -> out.append(shown(field)));
    run.suggestions()
        .forEach(
            it ->
                out.append('\n')
                    .append(it.field().field() + ": " + it.uncovered() + "\n")
                    .append(it.yaml().orElse("no connection was found\n")));
    return out.toString();
  }

  private static String shown(FieldCoverage field) {
    StringBuilder out = new StringBuilder(field.field().toString()).append('\n');
    field
        .rules()
        .forEach(
            rule ->
                out.append(
                    "  %s  taken %d, passed %d  %s%n"
                        .formatted(
                            ActualResult.ruleText(rule.rule()),
                            rule.taken(),
                            rule.passed(),
                            rule.place())));
    field
        .operands()
        .forEach(
            operand ->
                out.append(
                    "  %s %s %s%n"
                        .formatted(
                            operand.part(),
                            operand.decided() ? "decided" : "never decided",
                            operand.text())));
    return out.toString();
  }

  private static String shown(Problem problem) {
    String place = problem.place() == null ? "" : problem.place() + ": ";
    String hint = problem.hint() == null ? "" : problem.hint().indent(4);
    return place + problem.message() + "\n" + hint;
  }
}
