package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.ServerFunctions;
import io.github.stalwartgitops.expression.Span;
import io.github.stalwartgitops.expression.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds relays that are open to clients without a login. A condition on what a client may claim
 * (sender, host name) or choose (port, TLS) is open to everybody; one on its address is not.
 */
final class RelayLint implements FieldLint {
  private static final FieldName ALLOW_RELAYING = new FieldName("MtaStageRcpt", "allowRelaying");
  private static final List<String> STRANGERS =
      List.of("192.0.2.7", "198.51.100.7", "203.0.113.7", "2001:db8::7");

  /** Answers that a forged sender is local; lists are not known. */
  private static final ServerFunctions OF_A_STRANGER =
      (function, arguments) ->
          function.name().startsWith("is_local_")
              ? Optional.of(Value.of(arguments.get(0).text().endsWith(ClientInputs.LOCAL_DOMAIN)))
              : Optional.empty();

  @Override
  public Stream<Finding> findings(CheckedField field) {
    if (!field.is(ALLOW_RELAYING) || field.compiled().isEmpty()) {
      return Stream.of();
    }
    CompiledExpression compiled = field.compiled().get();
    ClientInputs claims = ClientInputs.in(field);
    return claims
        .claimed(Connections.plain(Connections.hostName(field.facts())).build())
        .map(claimed -> openPart(compiled, claimed, field.evaluator()))
        .flatMap(Optional::stream)
        .distinct()
        .limit(1)
        .flatMap(part -> finding(field, part));
  }

  /** Returns the text that lets every stranger relay, if there is one. */
  private static Optional<Part> openPart(
      CompiledExpression compiled, Environment claimed, BoundedEvaluator evaluator) {
    Part open = null;
    for (String stranger : STRANGERS) {
      Environment connection = connection(claimed, stranger);
      Optional<Integer> rule =
          evaluator
              .evaluate(compiled, connection)
              .filter(relays -> Objects.requireNonNull(relays.value()).isTrue())
              .map(Evaluation::rule);
      if (rule.isEmpty()) {
        return Optional.empty();
      }
      open = rule.get() < 0 ? Part.ELSE : Part.thenOf(rule.get());
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
        .serverFunctions(OF_A_STRANGER)
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
                    "this lets anyone relay without logging in"));
  }
}
