package io.github.stalwartgitops.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One compiled text of an expression, open for lints and explanations.
 *
 * @param part which text of the field
 * @param text the text
 * @param root what gives the value; null for a text that compiles to nothing, such as a blank one
 * @param dropped values that are evaluated before {@code root} and then forgotten, in order
 * @param quirks what the grammar forgave, in order of appearance
 * @param type what the text is known to give
 */
public record ParsedPart(
    Part part,
    String text,
    @Nullable Node root,
    List<Node> dropped,
    List<Quirk> quirks,
    ValueType type) {
  public ParsedPart {
    dropped = List.copyOf(dropped);
    quirks = List.copyOf(quirks);
  }
}
