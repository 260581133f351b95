package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.ServerVersion;
import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.LanguageVersion;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports a single "=": before 1.0 it takes the next character with it, so that the same text may
 * mean something else since 1.0. Each finding says what it means on both.
 */
final class EqualsLint implements FieldLint {
  private static final String EQUALS = "==";

  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream()
        .flatMap(
            part ->
                part.nodes(Node.Binary.class).stream()
                    .filter(binary -> isSingle(binary, part.text()))
                    .flatMap(binary -> finding(field, part, binary).stream()));
  }

  private static boolean isSingle(Node.Binary binary, String text) {
    return binary.operator() == BinaryOperator.EQUAL && !binary.token().of(text).equals(EQUALS);
  }

  private static Optional<Finding> finding(
      CheckedField field, ParsedPart part, Node.Binary binary) {
    boolean since10 = field.scope().language() == LanguageVersion.V1_0;
    LanguageVersion otherLanguage = since10 ? LanguageVersion.DEFAULT : LanguageVersion.V1_0;
    Optional<Node.Binary> other =
        counterpart(field, part, binary, otherLanguage)
            .filter(it -> !comparison(it, part.text()).equals(comparison(binary, part.text())));
    if (since10) {
      return other.map(it -> dependsOnVersion(field, part, binary, it));
    }
    return Optional.of(
        other.isPresent()
            ? takesCharacter(part, binary, other.get())
            : takesCharacter(part, binary));
  }

  /** Returns how another version reads the same sign, if it accepts the text. */
  private static Optional<Node.Binary> counterpart(
      CheckedField field, ParsedPart part, Node.Binary binary, LanguageVersion language) {
    CompiledExpression compiled =
        CompiledExpression.compile(Expression.of(part.text()), field.scope().in(language))
            .compiled();
    return compiled == null
        ? Optional.empty()
        : compiled.parts().get(0).nodes(Node.Binary.class).stream()
            .filter(other -> other.token().offset() == binary.token().offset())
            .findFirst();
  }

  private static Finding takesCharacter(ParsedPart part, Node.Binary binary) {
    boolean blank = binary.token().of(part.text()).endsWith(" ");
    return new Finding(
        Lint.EQUALS_EATS_CHARACTER,
        part.part(),
        binary.token(),
        "\"=\" takes the next character with it"
            + (blank ? ", here only a space" : ": this compares " + sides(binary, part.text())));
  }

  private static Finding takesCharacter(ParsedPart part, Node.Binary here, Node.Binary since10) {
    String text = part.text();
    return new Finding(
        Lint.EQUALS_EATS_CHARACTER,
        part.part(),
        here.token(),
        "\"=\" takes the next character with it: this compares "
            + sides(here, text)
            + ", on Stalwart 1.0 "
            + otherSides(here, since10, text),
        bothVersions(here, since10, text));
  }

  private static Finding dependsOnVersion(
      CheckedField field, ParsedPart part, Node.Binary here, Node.Binary before10) {
    String text = part.text();
    return new Finding(
        Lint.VERSION_DEPENDENT,
        part.part(),
        here.token(),
        "this compares "
            + sides(here, text)
            + " on Stalwart "
            + field.server()
            + ", but "
            + otherSides(here, before10, text)
            + " on "
            + ServerVersion.newest(),
        bothVersions(here, before10, text));
  }

  private static String bothVersions(Node.Binary here, Node.Binary there, String text) {
    return "Write "
        + comparison(here, text)
        + " or "
        + comparison(there, text)
        + ": both versions read that alike.";
  }

  private static String sides(Node.Binary binary, String text) {
    return side(binary.left(), text) + " with " + side(binary.right(), text);
  }

  /** Returns the sides on another version, without the left one if that is the same. */
  private static String otherSides(Node.Binary here, Node.Binary there, String text) {
    String left = side(there.left(), text);
    return left.equals(side(here.left(), text))
        ? "with " + side(there.right(), text)
        : sides(there, text);
  }

  private static String comparison(Node.Binary binary, String text) {
    return side(binary.left(), text) + " " + EQUALS + " " + side(binary.right(), text);
  }

  /** Returns the text of an operand; a missing one is the empty text. */
  private static String side(Node operand, String text) {
    String written = operand.span().of(text).strip();
    return written.isEmpty() ? "''" : CompileFailure.cut(written);
  }
}
