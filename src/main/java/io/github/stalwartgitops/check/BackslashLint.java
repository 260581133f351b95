package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.manifest.SourceText;
import java.util.stream.Stream;

/** Looks for backslashes in strings, where they escape nothing; patterns are left alone. */
final class BackslashLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream()
        .filter(part -> field.style(part.part()) != SourceText.Style.TEXT)
        .flatMap(
            part ->
                TreeWalk.nodes(part, Node.Literal.class)
                    .filter(BackslashLint::hasBackslash)
                    .map(
                        literal ->
                            new Finding(
                                Lint.BACKSLASH_IN_TEXT,
                                part.part(),
                                literal.span(),
                                "the backslash stays in this text")));
  }

  private static boolean hasBackslash(Node.Literal literal) {
    return literal.value() instanceof Value.StringValue string && string.text().indexOf('\\') >= 0;
  }
}
