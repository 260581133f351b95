package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.ListenerPort;
import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.problem.Suggestion;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds names of listeners that the server does not have, where a server was asked. */
final class ListenerLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field.facts().listeners().stream()
        .map(ListenerLint::names)
        .flatMap(known -> field.parts().stream().flatMap(part -> findings(part, known)));
  }

  private static List<String> names(List<ListenerPort> ports) {
    return ports.stream().map(ListenerPort::listener).distinct().toList();
  }

  private static Stream<Finding> findings(ParsedPart part, List<String> known) {
    return part.nodes(Node.Binary.class).stream()
        .filter(ListenerLint::comparesListener)
        .flatMap(binary -> Stream.of(binary.left(), binary.right()))
        .filter(Node.Literal.class::isInstance)
        .map(Node.Literal.class::cast)
        .filter(
            literal ->
                literal.value() instanceof Value.StringValue name && !known.contains(name.text()))
        .map(literal -> finding(part, literal, known));
  }

  private static boolean comparesListener(Node.Binary binary) {
    boolean equality =
        binary.operator() == BinaryOperator.EQUAL || binary.operator() == BinaryOperator.NOT_EQUAL;
    return equality && (isListener(binary.left()) || isListener(binary.right()));
  }

  private static boolean isListener(Node node) {
    return node instanceof Node.Variable variable && variable.name().equals("listener");
  }

  private static Finding finding(ParsedPart part, Node.Literal literal, List<String> known) {
    String name = ((Value.StringValue) literal.value()).text();
    String near =
        Suggestion.nearest(name, known).map(found -> "Did you mean " + found + "? ").orElse("");
    String all = known.stream().sorted().collect(Collectors.joining(", ", "It has ", "."));
    return new Finding(
        Lint.LISTENER_UNKNOWN,
        part.part(),
        literal.span(),
        "the server has no listener " + CompileFailure.cut(name),
        Sentence.wrapped(near + all));
  }
}
