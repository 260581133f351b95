package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.ExpressionError;
import io.github.stalwartgitops.expression.LanguageVersion;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Span;
import java.util.stream.Stream;

/**
 * Reports texts that depend on the version of the server: {@code sort} on 0.16.0, and, if the
 * server may be one of several releases, what one of them refuses. {@link EqualsLint} does so for
 * "=".
 */
final class VersionLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream()
        .flatMap(part -> Stream.concat(sorts(field, part), refusals(field, part)));
  }

  private static Stream<Finding> sorts(CheckedField field, ParsedPart part) {
    if (field.scope().language() != LanguageVersion.V0_16_0) {
      return Stream.empty();
    }
    return part.nodes(Node.Call.class).stream()
        .filter(call -> call.function().name().equals("sort"))
        .map(
            call ->
                new Finding(
                    Lint.VERSION_DEPENDENT,
                    part.part(),
                    call.token(),
                    "Stalwart 0.16.1 and later sort this in the opposite order",
                    "No text sorts alike on both: change it together with the update of the"
                        + " server."));
  }

  private static Stream<Finding> refusals(CheckedField field, ParsedPart part) {
    return field.server().releases().stream()
        .filter(release -> LanguageVersion.of(release) != field.scope().language())
        .flatMap(
            release -> errors(field, part, release).map(it -> refusal(field, part, release, it)))
        .limit(1);
  }

  private static Stream<ExpressionError> errors(
      CheckedField field, ParsedPart part, String release) {
    return CompiledExpression.compile(
        Expression.of(part.text()), field.scope().in(LanguageVersion.of(release)))
        .errors()
        .stream();
  }

  private static Finding refusal(
      CheckedField field, ParsedPart part, String release, ExpressionError error) {
    return new Finding(
        Lint.VERSION_DEPENDENT,
        part.part(),
        new Span(error.offset(), error.length()),
        "Stalwart " + release + " refuses this: " + error.message(),
        "The server is one of " + field.server() + ". Update it, or write it without.");
  }
}
