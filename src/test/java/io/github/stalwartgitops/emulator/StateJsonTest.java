package io.github.stalwartgitops.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Problems;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateJsonTest {
  private final Singletons singletons = Singletons.bundled();
  private final StateJson json = new StateJson(singletons);
  private final Problems problems = new Problems();

  @Test
  void writtenStateIsReadAgain() {
    var changed = singletons.defaults("Http").deepCopy().put("enableHsts", true);
    State state =
        new State(
            new ObjectSet(
                Map.of("Http", changed), List.of(new Script("b", "s", "a note", false, "stop;"))),
            new ObjectSet(Map.of("Http", singletons.defaults("Http")), List.of()),
            Map.of("Http", 3),
            List.of(new ReloadBlocker("SpamPyzor", "no address")),
            Mode.RECOVERY);

    assertThat(read(json.write(state))).isEqualTo(state);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void containsOnlyDifferencesToTheDefaults() {
    var changed = singletons.defaults("Http").deepCopy().put("enableHsts", true);
    String text = json.write(State.fresh().withWritten("Http", changed, 1));
    assertThat(text).contains("enableHsts").doesNotContain("redirectRoot");
  }

  @Test
  void everyMemberMayBeMissing() {
    assertThat(read("{}")).isEqualTo(State.fresh());
    assertThat(read("")).isEqualTo(State.fresh());
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void storedIsActiveByDefault() {
    State state = read("{\"stored\": {\"MtaStageConnect\": {\"hostname\": {\"else\": \"'x'\"}}}}");
    assertThat(state.active())
        .isEqualTo(state.stored())
        .extracting(ObjectSet::singletons, InstanceOfAssertFactories.MAP)
        .containsKey("MtaStageConnect");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"stored\": | 1:11 this is not JSON: Unexpected end-of-input",
        "{\"stored\": {}, \"stored\": {}} | 1:24 this is not JSON: Duplicate field 'stored'",
        "{} {} | 1:4 there is text after the end",
        "[] | 1:1 the file must be an object",
        "{\"store\": {}} | 1:11 unknown member store",
        "{\"stored\": {\"MtaStageConect\": {}}} | 1:31 unknown member MtaStageConect",
        "{\"stored\": {\"Http\": {\"enableHsts\": 5}}} |"
            + " 1:36 a server would refuse this: Invalid value for property.",
        "{\"active\": {\"MtaStageConnect\": {\"hostname\": \"x\"}}} |"
            + " 1:45 a server would refuse this: Invalid value type for object",
        "{\"writes\": {\"Http\": -1}} | 1:21 Http must be a number",
        "{\"scripts\": [{\"contents\": \"\"}]} | 1:14 name must be a string",
        "{\"scripts\": [{\"name\": \"s\", \"contents\": \"if { nope\"}]} | 1:40 a server would refuse this:"
            + " Expected token \"test name\" but found \"{\" at line 1, column 3.",
        "{\"scripts\": {}} | 1:13 scripts must be an array",
        "{\"blocking\": [{}]} | 1:15 object must be a string",
        "{\"mode\": \"broken\"} | 1:10 mode must be normal, bootstrap or recovery"
      })
  void reportsProblemsAtTheirPlace(String text, String problem) {
    read(text);
    assertThat(problems.list())
        .hasSize(1)
        .first()
        .satisfies(p -> assertThat(described(p)).startsWith(problem));
  }

  @Test
  void suggestsTheNearestNameAndShowsTheLine() {
    read("{\n  \"stored\": {\"MtaStageConect\": {}}\n}");
    Problem problem = problems.list().get(0);
    assertThat(problem.hint()).isEqualTo("Did you mean MtaStageConnect?");
    assertThat(problem.sourceLine()).isEqualTo("  \"stored\": {\"MtaStageConect\": {}}");
    assertThat(problem.place()).hasToString("state.json:2:32");
  }

  private State read(String text) {
    return json.read("state.json", text, problems);
  }

  private static String described(Problem problem) {
    return problem.place().line() + ":" + problem.place().column() + " " + problem.message();
  }
}
