package io.github.stalwartgitops.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to break the reader, or that are not manifests. */
@Timeout(20)
class HostileInputTest {
  private static final String VALID =
      """
      ignore: [a]
      MtaStageConnect:
        smtpGreeting:
          match:
            - if: "local_port == 25"
              then: {text: it's}
          else: |-
            'a\\b'
        hostname: 'system(''hostname'')'
        script: {default: true}
      """;

  @TempDir Path path;

  @Test
  void aLargeFileIsRejectedBeforeItIsParsed() {
    assertThat(problems("# " + "a".repeat(16_000_000)))
        .containsExactly("a.yaml: this file is larger than 16 MB");
  }

  @Test
  void tooManyRulesAreRejectedAtTheirPlace() {
    String rules = "[" + "{if: '1', then: '2'},".repeat(10_000) + "{if: '1', then: '2'}]";

    assertThat(problems("MtaStageConnect: {hostname: {else: '1', match: " + rules + "}}"))
        .containsExactly("10001 rules, but at most 10000 are supported");
  }

  @Test
  void aVeryLongLineIsRejectedBeforeItIsParsed() {
    assertThat(problems("MtaStageConnect: {} #" + "a".repeat(1_000_000)))
        .containsExactly("this line is longer than 1,000,000 characters");
  }

  @Test
  void aFileOfTheLargestSizeIsRead() {
    assertThat(problems(("# " + "a".repeat(997) + "\n").repeat(15_999) + "MtaStageConnect: {}\n"))
        .isEmpty();
  }

  @Test
  void deepNestingIsRejected() {
    assertThat(problems("a: " + "[".repeat(400_000))).containsExactly("nested deeper than 20");
    assertThat(problems("a: " + "{a: ".repeat(200_000))).containsExactly("nested deeper than 20");
    assertThat(problems("- ".repeat(400_000))).containsExactly("nested deeper than 20");
  }

  @Test
  void aBillionLaughsAreRejected() {
    String laughs =
        "a0: &a0 [lol]\n"
            + IntStream.range(1, 30)
                .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, nine("*a" + (i - 1))))
                .collect(Collectors.joining());

    assertThat(problems(laughs)).hasSize(30).allMatch(message -> message.startsWith("a"));
    assertThat(problems("a0: &a0 lol\na1: [" + nine("*a0").repeat(1) + ", *a0".repeat(992) + "]"))
        .containsExactly("more than 1,000 aliases");
  }

  @Test
  void aMergeThatDoublesEachTimeIsReadOnce() {
    String doubling =
        "x0: &x0 {hostname: a}\n"
            + IntStream.range(1, 50)
                .mapToObj(i -> "x-%d: &x%d {<<: [*x%d, *x%d]}\n".formatted(i, i, i - 1, i - 1))
                .collect(Collectors.joining());

    assertThat(problems("x-0" + doubling.substring(2) + "MtaStageConnect: *x49\n")).isEmpty();
  }

  @Test
  void mergesOfManyMembersAreRejected() {
    String members =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(i -> "x-" + i + ": a")
            .collect(Collectors.joining(", "));

    assertThat(problems("x-m: &m {" + members + "}\n<<: *m\n"))
        .containsExactly("merge keys (<<) add more than 10,000 members");
  }

  @Test
  void aFewAliasesOfALongTextAreRejected() {
    String fields =
        IntStream.range(0, 90)
            .mapToObj(i -> "        - {if: is_tls, then: *big}\n")
            .collect(Collectors.joining());

    assertThat(
            problems(
                "MtaStageConnect:\n  hostname: &big \"'%s'\"\n".formatted("a".repeat(65_000))
                    + "  smtpGreeting:\n    match:\n"
                    + fields.replace("        -", "      -")
                    + "    else: a\n"))
        .contains("aliases and substitutions expand to more than 4 MB");
  }

  @Test
  void aStructureThatContainsItselfIsRejected() {
    assertThat(problems("&a {MtaStageConnect: *a}\n"))
        .containsExactly("MtaStageConnect has no expression field MtaStageConnect");
    assertThat(problems("&a {MtaStageConnect: {hostname: &b {else: *b}}}\n")).hasSize(1);
  }

  @Test
  void aHugeTextIsRejected() {
    assertThat(problems("MtaStageConnect:\n  hostname: \"" + "a".repeat(900_000) + "\"\n"))
        .containsExactly("this text is longer than 65,536 characters");
  }

  @Test
  void numbersThatAreSlowToMatchAreTexts() {
    assertThat(problems("MtaStageConnect:\n  hostname: " + "1:1".repeat(20_000) + "\n")).isEmpty();
    assertThat(problems("MtaStageConnect:\n  hostname: " + "1_".repeat(30_000) + "\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\xg0", "\\u12", "\\U0000", "\\x\u0660\u0661z"})
  void anInvalidEscapeIsReportedAtItsPlace(String escape) throws IOException {
    String yaml = "MtaStageConnect:\n  hostname: \"a" + escape + "\"\n";

    List<Problem> problems = read(yaml.getBytes(StandardCharsets.UTF_8)).problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).isEqualTo("invalid escape in a double-quoted text");
    assertThat(problems.get(0).place())
        .hasFieldOrPropertyWithValue("line", 2)
        .hasFieldOrPropertyWithValue("column", 15);
  }

  @Test
  void anInvalidEscapeAtTheEndOfTheFileIsReported() throws IOException {
    assertThat(problems("MtaStageConnect:\n  hostname: \"a\\x"))
        .containsExactly("invalid escape in a double-quoted text");
  }

  @Test
  void manyProblemsAreCut() {
    String fields =
        IntStream.range(0, 500).mapToObj(i -> "  f" + i + ": a\n").collect(Collectors.joining());

    assertThat(problems("MtaStageConnect:\n" + fields))
        .hasSize(101)
        .last()
        .isEqualTo("a.yaml: 400 more problems in this file");
  }

  @Test
  void moreProblemsThanFitInMemoryAreCounted() {
    assertThat(problems("MtaStageConnect:\n" + "  f: a\n".repeat(50_000)))
        .hasSize(101)
        .last()
        .isEqualTo("a.yaml: 49900 more problems in this file");
  }

  @Test
  void longNamesAreCut() {
    assertThat(problems("? " + "a".repeat(100_000) + "\n: {}\n").get(0)).hasSizeLessThan(200);
  }

  @Test
  void aFolderNamedLikeAManifestIsNotRead() throws IOException {
    Files.createDirectories(path.resolve("stalwart/a.yaml"));

    assertThat(ManifestFolder.at(path).read("stalwart").problems())
        .extracting(Problem::message)
        .containsExactly("stalwart: no manifest in this folder");
  }

  @Test
  void aBrokenLinkIsReported() throws IOException {
    Files.createDirectories(path.resolve("stalwart"));
    Files.createSymbolicLink(path.resolve("stalwart/a.yaml"), Path.of("nowhere"));

    assertThat(ManifestFolder.at(path).read("stalwart").problems())
        .extracting(Problem::message)
        .containsExactly("stalwart/a.yaml: no such file or folder");
  }

  @Test
  void aDeviceIsNotAManifest() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device));

    assertThat(ManifestFolder.at(path).read(device.toString()).problems())
        .extracting(Problem::message)
        .containsExactly("/dev/zero: this is not a regular file");
  }

  @Test
  void aFileWithoutReadPermissionIsReported() throws IOException {
    ManifestFolder folder = ManifestFolder.at(path).write("a.yaml", "MtaStageConnect: {}\n");
    Path file = path.resolve("a.yaml");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file));

    assertThat(folder.read("a.yaml").problems())
        .extracting(Problem::message)
        .containsExactly("a.yaml: permission denied");
  }

  @Property(tries = 1_000)
  void anyTextGivesAllItsFieldsOrProblemsAtItsPlaces(@ForAll("yamls") String yaml)
      throws IOException {
    LoadedManifest loaded = read(yaml.getBytes(StandardCharsets.UTF_8));

    if (!loaded.hasErrors()) {
      assertThat(loaded.manifest().declarations()).hasSize(fieldsIn(yaml));
    }
    for (Problem problem : loaded.problems()) {
      assertThat(problem.message()).isNotBlank();
      if (problem.place() != null) {
        assertThat((long) problem.place().line()).isLessThanOrEqualTo(yaml.lines().count() + 1);
      }
    }
  }

  private static LoadedManifest read(byte[] bytes) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Files.write(folder.resolve("a.yaml"), bytes);
      return ManifestFolder.at(folder.path()).read("a.yaml");
    }
  }

  private static int fieldsIn(String yaml) {
    Source source = new Source("a.yaml", yaml);
    MembersReader members = new MembersReader(source, new Problems());
    return new YamlDocuments(source, new Problems())
        .read().orElseThrow().stream()
            .flatMap(root -> members.read((YamlNode.Mapping) root).byName().values().stream())
            .map(YamlNode.Member::value)
            .filter(YamlNode.Mapping.class::isInstance)
            .mapToInt(object -> members.read((YamlNode.Mapping) object).byName().size())
            .sum();
  }

  @Provide
  Arbitrary<String> yamls() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "MtaStageConnect:",
            "\n",
            "  ",
            "hostname:",
            "script:",
            "match:",
            "else:",
            "if:",
            "then:",
            "text:",
            "default:",
            "true",
            "- ",
            "'",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "${",
            "a",
            "|",
            ">",
            "&a ",
            "*a",
            "!",
            "#",
            "---",
            "...",
            "%",
            "\t",
            "\\",
            "~",
            "<<:",
            "é",
            "😀",
            "\u0007",
            "?",
            "format:",
            "1",
            "ignore:",
            "    ",
            "      ",
            " ");
    Arbitrary<String> soup = piece.list().ofMaxSize(25).map(parts -> String.join("", parts));
    Arbitrary<Integer> cut = Arbitraries.integers().between(0, VALID.length());
    Arbitrary<String> damaged =
        Combinators.combine(cut, Arbitraries.integers().between(0, 3), piece)
            .as(
                (at, length, put) ->
                    VALID.substring(0, at)
                        + put
                        + VALID.substring(Math.min(VALID.length(), at + length)));
    return Arbitraries.oneOf(soup, damaged);
  }

  private List<String> problems(String yaml) {
    return ManifestFolder.at(path).write("a.yaml", yaml).read("a.yaml").problems().stream()
        .map(Problem::message)
        .toList();
  }

  private static String nine(String alias) {
    return String.join(", ", Collections.nCopies(9, alias));
  }
}
