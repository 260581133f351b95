package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.ServerFunctions;
import io.github.stalwartgitops.expression.Span;
import io.github.stalwartgitops.expression.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks whether somebody who has not logged in may relay. What a client claims (sender, host name)
 * or chooses (port, TLS) opens the relay to all, its address does not.
 */
final class RelayLint implements FieldLint {
  private static final List<String> STRANGERS =
      List.of("192.0.2.7", "198.51.100.7", "203.0.113.7", "2001:db8::7");

  /** Nothing of a stranger is local, and no list knows it. */
  private static final ServerFunctions KNOWS_NOBODY =
      (function, arguments) ->
          function.name().startsWith("is_local_") ? Optional.of(Value.FALSE) : Optional.empty();

  @Override
  public Stream<Finding> findings(CheckedField field) {
    if (!field.is("MtaStageRcpt", "allowRelaying") || field.compiled().isEmpty()) {
      return Stream.of();
    }
    CompiledExpression compiled = field.compiled().get();
    Claims claims = Claims.in(field);
    return claims
        .claimed(Connections.plain(Connections.hostName(field.facts())).build())
        .map(claimed -> openPart(compiled, claimed))
        .flatMap(Optional::stream)
        .distinct()
        .limit(1)
        .flatMap(part -> finding(field, part));
  }

  /** The text that lets every stranger relay, if there is one. */
  private static Optional<Part> openPart(CompiledExpression compiled, Environment claimed) {
    Part open = null;
    for (String stranger : STRANGERS) {
      Environment connection = connection(claimed, stranger);
      Evaluation evaluation = compiled.evaluate(connection);
      Value value = evaluation.value();
      if (value == null || !ConstantNodes.isTrue(value)) {
        return Optional.empty();
      }
      open = evaluation.rule() < 0 ? Part.ELSE : Part.thenOf(evaluation.rule());
    }
    return Optional.ofNullable(open);
  }

  private static Environment connection(Environment claimed, String stranger) {
    return claimed.toBuilder()
        .variable("remote_ip", stranger)
        .variable("authenticated_as", "")
        .variable("rcpt", "someone@elsewhere.example")
        .variable("rcpt_domain", "elsewhere.example")
        .variable("recipients", new Value.ArrayValue(List.of()))
        .variable("priority", 0)
        .serverFunctions(KNOWS_NOBODY)
        .build();
  }

  private static Stream<Finding> finding(CheckedField field, Part part) {
    return field.parts().stream()
        .filter(parsed -> parsed.part().equals(part))
        .map(ParsedPart::text)
        .map(
            text ->
                new Finding(
                    Lint.OPEN_RELAY,
                    part,
                    new Span(0, text.length()),
                    "this lets anybody relay without logging in"));
  }
}
