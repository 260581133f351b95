package io.github.stalwartgitops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path CASES = Path.of("src/test/resources/expressions").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void recordedCasesHaveTheRecordedResults() throws IOException {
    List<String> cases = Files.readAllLines(CASES.resolve("edges.jsonl"));

    List<String> answers =
        new Runner(folder)
            .run(
                "evaluate",
                "--input",
                CASES.resolve("edges.jsonl").toString(),
                "--connections",
                CASES.resolve("connections.json").toString())
            .out()
            .lines()
            .toList();

    assertThat(answers).hasSameSizeAs(cases);
    for (int i = 0; i < cases.size(); i++) {
      JsonNode recorded =
          ((ObjectNode) JSON.readTree(cases.get(i))).without(List.of("expr", "field"));
      if (!recorded.path("error").asText().contains("Invalid regular expression")) {
        assertThat(JSON.readTree(answers.get(i))).as(cases.get(i)).isEqualTo(recorded);
      }
    }
  }

  @Test
  void anAnswerHasTheIdOfItsCase() throws IOException {
    assertThat(answer("{\"id\": 7, \"expr\": \"1 + 1\"}"))
        .isEqualTo("{\"id\":7,\"results\":[{\"integer\":2}]}");
  }

  @Test
  void anAnswerContainsNoControlCharacters() throws IOException {
    assertThat(answer("{\"id\": 1, \"expr\": \"'\\u009b31m \\u202e'\"}"))
        .isEqualTo("{\"id\":1,\"results\":[{\"string\":\"\\u009b31m \\u202e\"}]}");
  }

  @Test
  void valuesThatOnlyTheServerKnowsAreAccepted() throws IOException {
    assertThat(answer("{\"id\": \"a\", \"expr\": \"is_local_domain('example.org')\"}"))
        .isEqualTo("{\"id\":\"a\",\"accepted\":true}");
  }

  @Test
  void theFirstErrorOfAFieldIsReported() throws IOException {
    assertThat(
            answer(
                "{\"field\": {\"match\": [{\"if\": \"nope\", \"then\": \"1\"}], \"else\": \"2\"}}"))
        .contains("Error parsing 'if' expression in condition #1");
  }

  @Test
  void aLineThatIsNotACaseIsAnError() throws IOException {
    Files.writeString(folder.resolve("cases.jsonl"), "nonsense\n{\"expr\": \"1\"}\n");
    Runner.Result result = new Runner(folder).run("evaluate", "--input", "cases.jsonl");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err()).contains("cases.jsonl:1: this is not a case");
    assertThat(result.out()).isEqualTo("{\"results\":[{\"integer\":1}]}\n");
  }

  private String answer(String question) throws IOException {
    Files.writeString(folder.resolve("cases.jsonl"), question + "\n");
    return new Runner(folder).run("evaluate", "--input", "cases.jsonl").out().strip();
  }
}
