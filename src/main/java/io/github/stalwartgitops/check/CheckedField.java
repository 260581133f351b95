package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.catalog.ServerVersion;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A declared field, compiled for the lints.
 *
 * @param declaration the declaration
 * @param scope the names it may use
 * @param parts the texts that compile, rules in order, {@code else} last: the order of evaluation
 * @param compiled the whole expression; empty while one of its texts does not compile
 * @param facts what is known of the server
 * @param server the version of the server
 * @param evaluator evaluates its texts
 */
record CheckedField(
    Declaration declaration,
    Scope scope,
    List<ParsedPart> parts,
    Optional<CompiledExpression> compiled,
    ServerFacts facts,
    ServerVersion server,
    BoundedEvaluator evaluator) {
  CheckedField {
    parts = List.copyOf(parts);
  }

  /** Returns this field with the facts that are known about the server. */
  CheckedField with(ServerFacts newFacts) {
    return new CheckedField(
        declaration, scope, parts, compiled, newFacts, server, new BoundedEvaluator(scope));
  }

  boolean is(FieldName name) {
    return declaration.name().equals(name);
  }

  /** Returns how a text is written in its file. */
  SourceText.Style style(Part part) {
    SourceText text = declaration.texts().get(part);
    return text == null ? SourceText.Style.DEFAULT : text.style();
  }

  /** Returns the texts that are conditions. */
  Stream<ParsedPart> conditions() {
    return parts.stream().filter(part -> part.part().kind() == Part.Kind.IF);
  }

  /** Returns the texts that may give the value of the field. */
  Stream<ParsedPart> values() {
    return parts.stream().filter(part -> part.part().kind() != Part.Kind.IF);
  }
}
