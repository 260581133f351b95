package io.github.stalwartgitops.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Catalog catalog = Catalog.bundled();

  @Test
  void holdsEveryObjectAndFieldOfItsServerVersion() {
    assertThat(catalog.version()).isEqualTo("0.16.19");
    assertThat(catalog.objects()).hasSize(18);
    assertThat(catalog.objects().values().stream().mapToInt(o -> o.fields().size()).sum())
        .isEqualTo(95);
  }

  @Test
  void knowsDefaultsWithRules() {
    assertThat(
            catalog.defaults("MtaStageEhlo").find(new FieldName("MtaStageEhlo", "rejectNonFqdn")))
        .contains(new Expression(List.of(new Rule("local_port == 25", "true")), "false"));
  }

  @Test
  void namesThePermissionsOfAnObject() {
    ObjectType connect = catalog.object("MtaStageConnect").orElseThrow();
    assertThat(connect.getPermission()).isEqualTo("sysMtaStageConnectGet");
    assertThat(connect.updatePermission()).isEqualTo("sysMtaStageConnectUpdate");
  }

  @Test
  void aFieldThatNamesNoConstantsAllowsAll() {
    assertThat(catalog.field(new FieldName("MtaStageConnect", "script")).orElseThrow().scope())
        .satisfies(scope -> assertThat(scope.constants()).isNull());
  }
}
