package io.github.stalwartgitops.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final FieldName HOSTNAME = new FieldName("MtaStageConnect", "hostname");
  private static final FieldName SCRIPT = new FieldName("MtaStageConnect", "script");
  private static final FieldName REQUIRE = new FieldName("MtaStageEhlo", "require");

  @Test
  void holdsEveryDeclaredFieldChangedOrNot() {
    Plan plan =
        Plan.of(
            settings(HOSTNAME, "'new'", SCRIPT, "false", REQUIRE, "true"),
            settings(HOSTNAME, "'old'", SCRIPT, "false", REQUIRE, "true"));

    assertThat(plan.fields())
        .extracting(FieldDiff::name)
        .containsExactly(HOSTNAME, SCRIPT, REQUIRE);
    assertThat(plan.changedFields()).extracting(FieldDiff::name).containsExactly(HOSTNAME);
    assertThat(plan.objects()).containsExactly("MtaStageConnect", "MtaStageEhlo");
    assertThat(plan.changedObjects()).containsExactly("MtaStageConnect");
    assertThat(plan.before().find(HOSTNAME)).contains(Expression.of("'old'"));
    assertThat(plan.after().find(HOSTNAME)).contains(Expression.of("'new'"));
  }

  @Test
  void equalSettingsHaveNoChanges() {
    Settings same = settings(HOSTNAME, "'x'");

    assertThat(Plan.of(same, same).hasChanges()).isFalse();
  }

  @Test
  void aFieldThatWasNotReadIsLeftOut() {
    assertThat(Plan.of(settings(HOSTNAME, "'x'"), Settings.empty()).fields()).isEmpty();
  }

  @Test
  void aSavedPlanIsReadAsItWasWritten() {
    SavedPlan saved =
        new SavedPlan(
            "mx",
            "https://mx.example.org",
            "0.16.19",
            Plan.of(settings(HOSTNAME, "'new'"), settings(HOSTNAME, "'old'")));

    assertThat(SavedPlan.fromText(saved.toJson().toString())).contains(saved);
  }

  @Test
  void anEditedPlanIsRejected() {
    String text =
        new SavedPlan(
                "mx",
                "",
                "0.16.19",
                Plan.of(settings(HOSTNAME, "'new'"), settings(HOSTNAME, "'o'")))
            .toJson()
            .toString();

    assertThat(SavedPlan.fromText(text.replace("'new'", "'evil'"))).isEqualTo(Optional.empty());
  }

  @Test
  void theDigestDependsOnTheChangesAlone() {
    Plan plan = Plan.of(settings(HOSTNAME, "'new'"), settings(HOSTNAME, "'old'"));
    Plan more =
        Plan.of(
            settings(REQUIRE, "true", HOSTNAME, "'new'"),
            settings(REQUIRE, "true", HOSTNAME, "'old'"));

    assertThat(new SavedPlan("a", "", "0.16.19", plan).digest())
        .isEqualTo(new SavedPlan("b", "https://b", "0.16.3", more).digest())
        .matches("[0-9a-f]{64}");
  }

  private static Settings settings(Object... fieldsAndTexts) {
    Map<FieldName, Expression> expressions = new LinkedHashMap<>();
    for (int i = 0; i < fieldsAndTexts.length; i += 2) {
      expressions.put((FieldName) fieldsAndTexts[i], Expression.of((String) fieldsAndTexts[i + 1]));
    }
    return new Settings(expressions);
  }
}
