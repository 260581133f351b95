package io.github.stalwartgitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The recordings, files and tests that {@code docs/server.md} names as sources exist. */
class SourcesTest {
  private static final Path PAGE = Path.of("docs/server.md");
  private static final Pattern PAIR = Pattern.compile("\\b\\d{3}\\b");
  private static final Pattern FILE = Pattern.compile("`((?:docs|src)/[^`…]+)`");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

  @Test
  void everyPairOnThePageIsRecorded() {
    Set<String> recorded =
        files(Path.of("src/test/resources/wire"))
            .map(file -> file.getFileName().toString().substring(0, 3))
            .collect(Collectors.toSet());
    List<String> named =
        cells("fact").stream()
            .flatMap(row -> PAIR.matcher(row.get(1)).results())
            .map(MatchResult::group)
            .toList();

    assertThat(named).hasSizeGreaterThan(100).isSubsetOf(recorded);
  }

  @Test
  void everyFileAndTestOnThePageExists() {
    Set<String> tests =
        javaFiles().stream()
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());

    assertThat(matches(TEST, read(PAGE))).isNotEmpty().isSubsetOf(tests);
    assertThat(matches(FILE, read(PAGE)))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(Path.of(file)).exists());
  }

  @Test
  void everyExpressionOnThePageIsRecordedWithItsValue() {
    Map<String, String> recorded = recordedCases();

    assertThat(cells("text"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            row -> assertThat(recorded).containsEntry(unquoted(row.get(0)), unquoted(row.get(1))));
  }

  /** Returns the rows of the tables whose first column has this heading. */
  private static List<List<String>> cells(String heading) {
    List<List<String>> rows = new ArrayList<>();
    boolean isMatching = false;
    for (String line : read(PAGE).lines().toList()) {
      if (line.startsWith("| ")) {
        List<String> row =
            Stream.of(line.substring(1).split("(?<!\\\\)\\|")).map(String::strip).toList();
        if (row.get(0).equals(heading)) {
          isMatching = true;
        } else if (isMatching && !row.get(0).equals("---")) {
          rows.add(row);
        }
      } else {
        isMatching = false;
      }
    }
    return rows;
  }

  private static String unquoted(String cell) {
    return cell.substring(1, cell.length() - 1).replace("\\|", "|");
  }

  private static Map<String, String> recordedCases() {
    Map<String, String> cases = new HashMap<>();
    for (String file : List.of("curated", "edges", "generated")) {
      Path path = Path.of("src/test/resources/expressions", file + ".jsonl");
      read(path)
          .lines()
          .map(SourcesTest::json)
          .filter(it -> it.has("expr"))
          .forEach(
              it ->
                  cases.put(
                      it.path("expr").asText(),
                      it.has("error") ? it.path("error").asText() : text(it.at("/results/0"))));
    }
    return cases;
  }

  /** Returns a recorded value in short form. */
  private static String text(JsonNode value) {
    if (value.has("string")) {
      return value.path("string").toString();
    }
    if (value.has("array")) {
      return StreamSupport.stream(value.path("array").spliterator(), false)
          .map(SourcesTest::text)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value.has("float") ? value.path("text").asText() : value.path("integer").asText();
  }

  private static JsonNode json(String line) {
    try {
      return new JsonMapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(it -> it.group(1)).toList();
  }

  private static List<Path> javaFiles() {
    return Stream.of("src/main/java", "src/test/java")
        .flatMap(folder -> files(Path.of(folder)))
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
