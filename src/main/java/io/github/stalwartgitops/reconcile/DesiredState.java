package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the wanted state of a server comes from. */
public sealed interface DesiredState {
  /** What manifests declare. */
  record Declared(Manifests manifests) implements DesiredState {}

  /** Exactly what a saved plan says, or nothing if the server has moved on since. */
  record Planned(Path file) implements DesiredState {}

  /**
   * One field, in which a part that is not given keeps its live value.
   *
   * @param name the field
   * @param match the rules, or empty to keep those of the server
   * @param elseText the text for no matching rule, or empty to keep that of the server
   */
  record OneField(FieldName name, Optional<List<Rule>> match, Optional<String> elseText)
      implements DesiredState {}
}
