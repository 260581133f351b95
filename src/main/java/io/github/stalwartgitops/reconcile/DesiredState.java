package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the desired state of a server comes from. */
public sealed interface DesiredState {
  /** The declarations of manifests. */
  record Declared(Manifests manifests) implements DesiredState {}

  /** A saved plan, applied exactly or refused if the server has changed since. */
  record Planned(Path file) implements DesiredState {}

  /**
   * One field, in which a part that is not given keeps its stored value.
   *
   * @param name the field
   * @param match the rules, or empty to keep those of the server
   * @param elseText the text for no matching rule, or empty to keep that of the server
   */
  record OneField(FieldName name, Optional<List<Rule>> match, Optional<String> elseText)
      implements DesiredState {}
}
