package io.github.stalwartgitops.playground;

import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The names of the texts of an expression: {@code if-0}, {@code then-0}, {@code else}. */
final class PartName {
  private PartName() {}

  /** Returns the name of a part. */
  static String of(Part part) {
    String kind = part.kind().name().toLowerCase(Locale.ROOT);
    return part.rule() < 0 ? kind : kind + "-" + part.rule();
  }

  /** Returns the text of a part. */
  static String text(Expression expression, Part part) {
    return switch (part.kind()) {
      case ELSE -> expression.elseText();
      case IF -> expression.match().get(part.rule()).ifText();
      case THEN -> expression.match().get(part.rule()).thenText();
    };
  }

  /** Returns all parts of an expression, {@code else} last. */
  static List<Part> all(Expression expression) {
    List<Part> parts = new ArrayList<>();
    List<Rule> rules = expression.match();
    for (int rule = 0; rule < rules.size(); rule++) {
      parts.add(Part.ifOf(rule));
      parts.add(Part.thenOf(rule));
    }
    parts.add(Part.ELSE);
    return parts;
  }
}
