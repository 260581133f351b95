package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.BinaryOperator;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds {@code local_ip} compared with an address that no listener binds ({@code docs/server.md},
 * what a client sees). For outgoing mail {@code local_ip} has another meaning.
 */
final class LocalIpLint implements FieldLint {
  private static final String LOCAL_IP = "local_ip";
  private static final Set<String> USUAL_BINDS = Set.of("::", "0.0.0.0");

  @Override
  public Stream<Finding> findings(CheckedField field) {
    if (!field.scope().variables().contains("listener")) {
      return Stream.of();
    }
    return field.parts().stream().flatMap(part -> findings(field, part));
  }

  private static Stream<Finding> findings(CheckedField field, ParsedPart part) {
    ConstantNodes constants = new ConstantNodes(part, field.evaluator());
    return part.nodes().stream()
        .filter(node -> testsLocalIp(node, constants))
        .filter(node -> alwaysFails(node, part, field))
        .map(
            node ->
                new Finding(
                    Lint.LOCAL_IP_COMPARED,
                    part.part(),
                    node.span(),
                    message(field.facts()),
                    Lint.LOCAL_IP_COMPARED.hint()));
  }

  private static String message(ServerFacts facts) {
    return facts
        .listeners()
        .map(
            listeners ->
                "no listener binds such an address, and local_ip is what the listener binds: "
                    + String.join(", ", binds(facts)))
        .orElse(
            "local_ip is the address that the listener binds, usually ::, not the one that the"
                + " client reached");
  }

  /** Returns whether a comparison or test has local_ip and constants as its only operands. */
  private static boolean testsLocalIp(Node node, ConstantNodes constants) {
    boolean tests =
        node instanceof Node.Matches
            || node instanceof Node.Call
            || (node instanceof Node.Binary binary
                && ComparisonLint.isComparison(binary.operator()));
    List<Node> operands = node.children();
    return tests
        && operands.size() <= 2
        && operands.stream().anyMatch(LocalIpLint::isLocalIp)
        && operands.stream()
            .allMatch(operand -> isLocalIp(operand) || isAddress(operand, constants))
        && (operands.size() == 2 || node instanceof Node.Matches);
  }

  private static boolean isLocalIp(Node node) {
    return node instanceof Node.Variable variable && variable.name().equals(LOCAL_IP);
  }

  private static boolean isAddress(Node node, ConstantNodes constants) {
    return constants
        .value(node)
        .filter(value -> !(value instanceof Value.IntegerValue))
        .isPresent();
  }

  /** Returns whether no bind passes the test. */
  private static boolean alwaysFails(Node node, ParsedPart part, CheckedField field) {
    boolean differs =
        node instanceof Node.Binary binary && binary.operator() == BinaryOperator.NOT_EQUAL;
    String test = node.span().of(part.text());
    return binds(field.facts()).stream()
        .allMatch(bind -> truth(test, bind, field).filter(truth -> truth == differs).isPresent());
  }

  private static Optional<Boolean> truth(String test, String bind, CheckedField field) {
    Environment environment = Environment.builder().variable(LOCAL_IP, bind).build();
    return field.evaluator().value(test, environment).map(Value::isTrue);
  }

  private static Set<String> binds(ServerFacts facts) {
    return facts
        .listeners()
        .<Set<String>>map(
            ports -> {
              Set<String> binds = new TreeSet<>();
              ports.forEach(port -> binds.add(port.ip()));
              return binds;
            })
        .orElse(USUAL_BINDS);
  }
}
