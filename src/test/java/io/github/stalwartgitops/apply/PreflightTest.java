package io.github.stalwartgitops.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.Permissions;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  @Test
  void scriptsNeedThePermissionsOfTheirChanges() {
    SieveScript script = new SieveScript("keep;", null, true);
    Plan plan =
        new Plan(List.of(), Settings.empty())
            .withScripts(
                List.of(
                    new ScriptDiff("new", SieveScript.NONE, script, null),
                    new ScriptDiff("old", script, SieveScript.NONE, null)));

    assertThat(Preflight.problems(new Permissions(Set.of()), plan, false, Catalog.bundled()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.message())
                  .isEqualTo("this credential may not write SieveSystemScript.");
              assertThat(it.hint())
                  .contains("sysSieveSystemScriptCreate, sysSieveSystemScriptDestroy");
            });
  }

  private static List<Problem> problems(Set<String> granted, boolean reload, String... objects) {
    Map<FieldName, Expression> desired = new LinkedHashMap<>();
    Map<FieldName, Expression> stored = new LinkedHashMap<>();
    for (String object : objects) {
      desired.put(new FieldName(object, "script"), Expression.of("'new'"));
      stored.put(new FieldName(object, "script"), Expression.of("false"));
    }
    Plan plan = Plan.of(new Settings(desired), new Settings(stored));
    return Preflight.problems(new Permissions(granted), plan, reload, Catalog.bundled());
  }
}
