package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Quirk;
import io.github.stalwartgitops.expression.Span;
import java.util.stream.Stream;

/** Reports mistakes that the grammar tolerates ({@code docs/server.md}, expressions). */
final class QuirkLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.parts().stream()
        .flatMap(part -> part.quirks().stream().map(quirk -> finding(part, quirk)));
  }

  private static Finding finding(ParsedPart part, Quirk quirk) {
    String shown = CompileFailure.cut(quirk.span().of(part.text()));
    return switch (quirk.kind()) {
      case EATEN_CHARACTER -> eaten(part, quirk.span());
      case DROPPED_VALUE ->
          new Finding(
              Lint.VALUES_SIDE_BY_SIDE,
              part.part(),
              quirk.span(),
              shown + " has no effect: another value follows without an operator");
      case MISSING_OPERAND ->
          new Finding(
              Lint.MISSING_OPERAND,
              part.part(),
              quirk.span(),
              shown + " is missing an operand; the empty text takes its place");
      case IGNORED_TEXT ->
          new Finding(
              Lint.TEXT_AFTER_BRACE,
              part.part(),
              quirk.span(),
              "the server ignores everything after this brace");
    };
  }

  private static Finding eaten(ParsedPart part, Span token) {
    boolean blank = token.of(part.text()).endsWith(" ");
    String compared = blank ? ", here only a space" : comparison(part, token);
    return new Finding(
        Lint.EQUALS_EATS_CHARACTER,
        part.part(),
        token,
        "\"=\" takes the next character with it" + compared);
  }

  private static String comparison(ParsedPart part, Span token) {
    return part.nodes(Node.Binary.class).stream()
        .filter(binary -> binary.token().equals(token))
        .findFirst()
        .map(binary -> ": this compares " + sides(binary, part.text()))
        .orElse("");
  }

  private static String sides(Node.Binary binary, String text) {
    String right = binary.right().span().of(text).strip();
    return CompileFailure.cut(binary.left().span().of(text).strip())
        + " with "
        + (right.isEmpty() ? "nothing" : CompileFailure.cut(right));
  }
}
