package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.Settings;
import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.expression.Expression;
import java.util.Map;

/** What a fault of the kind {@code RIVAL} stores. */
final class Rival {
  private Rival() {}

  static Settings settings(Fault fault) {
    String[] sides = fault.argument().split("=", 2);
    String[] name = sides[0].split("\\.", -1);
    return new Settings(Map.of(new FieldName(name[0], name[1]), Expression.of(sides[1])));
  }
}
