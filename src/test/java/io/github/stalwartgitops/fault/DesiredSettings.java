package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.expression.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The settings that the runs of a scenario declare. */
final class DesiredSettings {
  private static final Settings CONNECT_STAGE =
      new Settings(
          Map.of(
              new FieldName("MtaStageConnect", "hostname"),
              Expression.of("'ours.example.org'"),
              new FieldName("MtaStageConnect", "smtpGreeting"),
              Expression.of("'ours.example.org ready'")));

  /** The object that the server refuses in {@link Scenario#REFUSED_OBJECT}. */
  static final String REFUSED = "MtaStageEhlo";

  private DesiredSettings() {}

  static Settings of(Scenario scenario) {
    return switch (scenario) {
      case TWO_BATCHES -> CONNECT_STAGE.with(nineOthers());
      case REFUSED_OBJECT ->
          CONNECT_STAGE.with(
              new Settings(Map.of(new FieldName(REFUSED, "require"), Expression.of("false"))));
      default -> CONNECT_STAGE;
    };
  }

  /** Without {@code Http}, whose field can block our own requests. */
  private static Settings nineOthers() {
    Map<FieldName, Expression> others = new LinkedHashMap<>();
    Catalog.bundled().objects().values().stream()
        .filter(object -> !Set.of("MtaStageConnect", "Http").contains(object.name()))
        .limit(9)
        .forEach(
            object ->
                others.put(
                    object.fields().values().iterator().next().name(), Expression.of("1 + 1")));
    return new Settings(others);
  }

  static Path manifest(Scenario scenario, Path folder) throws IOException {
    return manifest(of(scenario), folder);
  }

  /** Writes expressions without rules as a manifest. */
  static Path manifest(Settings settings, Path folder) throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (String object : settings.objects()) {
      yaml.append(object).append(":\n");
      settings
          .expressions()
          .forEach(
              (name, expression) -> {
                if (name.object().equals(object)) {
                  yaml.append("  %s: \"%s\"\n".formatted(name.field(), expression.elseText()));
                }
              });
    }
    return Files.writeString(folder.resolve("desired.yaml"), yaml);
  }
}
