package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.ApiAccess;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.IpText;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Span;
import io.github.stalwartgitops.expression.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds an {@code Http.allowedEndpoints}, an HTTP status per request, that refuses the requests of
 * stalwart-gitops from wherever they come ({@code docs/server.md}, discovery).
 */
final class ManagementLint implements FieldLint {
  private static final int MAX_CLIENTS = 12;

  @Override
  public Stream<Finding> findings(CheckedField field) {
    if (!field.is(ApiAccess.FIELD) || field.compiled().isEmpty()) {
      return Stream.of();
    }
    CompiledExpression compiled = field.compiled().get();
    Set<String> clients = clients(field);
    return ApiAccess.OWN_REQUESTS.stream()
        .flatMap(request -> closed(compiled, request, clients, field))
        .limit(1);
  }

  private static Stream<Finding> closed(
      CompiledExpression compiled,
      ApiAccess.Request request,
      Set<String> clients,
      CheckedField field) {
    Evaluation refused = null;
    for (Environment environment : environments(request, clients, field)) {
      Optional<Evaluation> evaluation = field.evaluator().evaluate(compiled, environment);
      if (evaluation.filter(ManagementLint::isRefusal).isEmpty()) {
        return Stream.of();
      }
      refused = evaluation.get();
    }
    return refused == null ? Stream.of() : finding(field, refused, request).stream();
  }

  private static boolean isRefusal(Evaluation evaluation) {
    return evaluation.value() instanceof Value.IntegerValue
        && !ApiAccess.allows(evaluation.value());
  }

  /** Our request from each client, by each way in that the expression makes a difference for. */
  private static List<Environment> environments(
      ApiAccess.Request request, Set<String> clients, CheckedField field) {
    ClientInputs ways = ClientInputs.in(field);
    return clients.stream()
        .flatMap(
            client ->
                Stream.concat(
                    Stream.of(0, 1).map(tls -> environment(request, client, tls)),
                    Stream.of(0, 1)
                        .map(tls -> environment(request, client, tls))
                        .flatMap(ways::entered)))
        .toList();
  }

  private static Environment environment(ApiAccess.Request request, String client, long tls) {
    String origin = tls == 1 ? "https://mail.example.org" : "http://mail.example.org:8080";
    return Connections.plain("mail.example.org")
        .variable("listener", tls == 1 ? "https" : "http")
        .variable("local_port", tls == 1 ? 443 : 8080)
        .variable("protocol", "http")
        .variable("is_tls", tls)
        .variable("remote_ip", client)
        .variable("method", request.method())
        .variable("path", request.path())
        .variable("url", origin + request.path())
        .variable("headers", new Value.ArrayValue(List.of()))
        .build();
  }

  /** Where we may come from: near, far, and wherever the expression makes a difference. */
  private static Set<String> clients(CheckedField field) {
    Set<String> clients =
        new LinkedHashSet<>(List.of("127.0.0.1", "::1", "10.0.0.7", "192.168.0.7", "192.0.2.7"));
    field.parts().stream()
        .flatMap(part -> part.nodes(Node.Literal.class).stream())
        .map(Node.Literal::value)
        .filter(Value.StringValue.class::isInstance)
        .map(value -> ((Value.StringValue) value).text().replaceFirst("/.*", ""))
        .filter(IpText::isAddress)
        .limit(MAX_CLIENTS)
        .forEach(clients::add);
    return clients;
  }

  private static Optional<Finding> finding(
      CheckedField field, Evaluation refused, ApiAccess.Request request) {
    Part part = refused.rule() < 0 ? Part.ELSE : Part.thenOf(refused.rule());
    return field.parts().stream()
        .filter(parsed -> parsed.part().equals(part))
        .map(ParsedPart::text)
        .findFirst()
        .map(
            text ->
                new Finding(
                    Lint.MANAGEMENT_CLOSED,
                    part,
                    new Span(0, text.length()),
                    "this refuses " + request + ", which stalwart-gitops itself sends"));
  }
}
