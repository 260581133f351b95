package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Quirk;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports mistakes that the grammar tolerates ({@code docs/server.md}, expressions). */
final class QuirkLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream()
        .flatMap(part -> part.quirks().stream().flatMap(quirk -> finding(part, quirk).stream()));
  }

  private static Optional<Finding> finding(ParsedPart part, Quirk quirk) {
    String shown = CompileFailure.cut(quirk.span().of(part.text()));
    return switch (quirk.kind()) {
      case EATEN_CHARACTER -> Optional.empty(); // EqualsLint reports it
      case DROPPED_VALUE ->
          Optional.of(
              new Finding(
                  Lint.VALUES_SIDE_BY_SIDE,
                  part.part(),
                  quirk.span(),
                  shown + " has no effect: another value follows without an operator"));
      case MISSING_OPERAND ->
          Optional.of(
              new Finding(
                  Lint.MISSING_OPERAND,
                  part.part(),
                  quirk.span(),
                  shown + " is missing an operand; the empty text takes its place"));
      case IGNORED_TEXT ->
          Optional.of(
              new Finding(
                  Lint.TEXT_AFTER_BRACE,
                  part.part(),
                  quirk.span(),
                  "the server ignores everything after this brace"));
    };
  }
}
