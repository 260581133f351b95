package io.github.stalwartgitops.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.Permissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreflightTest {
  private static final Set<String> ALL =
      Set.of(
          "sysMtaStageConnectUpdate",
          "sysMtaStageEhloUpdate",
          "sysActionCreate",
          "actionReloadSettings");

  @Test
  void allPermissionsAreNoProblem() {
    assertThat(problems(ALL, true, "MtaStageConnect", "MtaStageEhlo")).isEmpty();
  }

  @Test
  void aMissingPermissionToWriteNamesOnlyTheObjectItConcerns() {
    assertThat(
            problems(
                Set.of("sysMtaStageConnectUpdate", "sysActionCreate", "actionReloadSettings"),
                true,
                "MtaStageConnect",
                "MtaStageEhlo"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.isError()).isTrue();
              assertThat(problem.message())
                  .isEqualTo("this credential may not write MtaStageEhlo.");
              assertThat(problem.hint())
                  .startsWith("Grant sysMtaStageEhloUpdate\n(granted: ")
                  .endsWith("). Nothing was sent.");
            });
  }

  @Test
  void missingPermissionsToReloadAreReportedTogether() {
    assertThat(problems(Set.of("sysMtaStageConnectUpdate"), true, "MtaStageConnect"))
        .containsExactly(
            Problem.error(
                "this credential may not reload settings.",
                "Without it a change would be stored but not active. Grant sysActionCreate and"
                    + " actionReloadSettings\n(granted: sysMtaStageConnectUpdate). Nothing was"
                    + " sent."));
  }

  @Test
  void withoutAReloadItsPermissionsAreNotNeeded() {
    assertThat(problems(Set.of("sysMtaStageConnectUpdate"), false, "MtaStageConnect")).isEmpty();
  }

  @Test
  void writingAndReloadingAreReportedSeparately() {
    assertThat(problems(Set.of(), true, "MtaStageConnect"))
        .extracting(Problem::message)
        .containsExactly(
            "this credential may not write MtaStageConnect.",
            "this credential may not reload settings.");
  }

  @Test
  void aLongListOfGrantedPermissionsIsCut() {
    Set<String> many = new LinkedHashSet<>();
    IntStream.range(0, 9).forEach(number -> many.add("permission" + number));

    assertThat(problems(many, false, "MtaStageConnect"))
        .singleElement()
        .satisfies(it -> assertThat(it.hint()).contains("permission7, …)").doesNotContain("n8"));
  }

  private static List<Problem> problems(Set<String> granted, boolean reload, String... objects) {
    return Preflight.problems(
        new Permissions(granted), List.of(objects), reload, Catalog.bundled());
  }
}
