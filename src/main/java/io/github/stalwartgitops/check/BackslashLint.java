package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.manifest.SourceText;
import java.util.stream.Stream;

/** Finds backslashes in strings, where they do not escape anything; patterns may have them. */
final class BackslashLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream()
        .filter(part -> field.style(part.part()) != SourceText.Style.TEXT)
        .flatMap(
            part ->
                part.nodes(Node.Literal.class).stream()
                    .filter(BackslashLint::hasBackslash)
                    .map(
                        literal ->
                            new Finding(
                                Lint.BACKSLASH_IN_TEXT,
                                part.part(),
                                literal.span(),
                                message(literal))));
  }

  private static String message(Node.Literal literal) {
    String text = ((Value.StringValue) literal.value()).text();
    boolean control = text.contains("\\\n") || text.contains("\\\r") || text.contains("\\\t");
    return control
        ? "the backslash stays in this text, and the letter after it becomes a control character"
        : "the backslash stays in this text";
  }

  private static boolean hasBackslash(Node.Literal literal) {
    return literal.value() instanceof Value.StringValue string && string.text().indexOf('\\') >= 0;
  }
}
