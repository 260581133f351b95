package io.github.stalwartgitops.playground;

import io.github.stalwartgitops.behavior.ValueText;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Value;
import java.util.Optional;

/** What a server does with the value of a field that names a script ({@code docs/server.md}). */
final class ScriptView {
  private static final int LONGEST_NAME = 100;

  private ScriptView() {}

  /** Returns a sentence for a field of scripts; empty for other fields. */
  static Optional<String> effect(FieldName field, Evaluation evaluation) {
    if (!field.field().equals("script")) {
      return Optional.empty();
    }
    return Optional.of(
        evaluation.value() instanceof Value.StringValue name && !name.text().isEmpty()
            ? "The server runs the system script "
                + ValueText.cut(name.text(), LONGEST_NAME)
                + ", if it has an active one of that name."
            : "The server runs no script.");
  }
}
