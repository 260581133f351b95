package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.Value;
import io.github.stalwartgitops.jmap.CompletedRequest;
import io.github.stalwartgitops.jmap.ServerText;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Works out whether a server with new settings surely lets this program's own requests in: {@code
 * Http.allowedEndpoints} gives an HTTP status for each request ({@code docs/server.md}). Of a
 * request only its method and path are known; where it comes from and by which listener depends on
 * what stands between.
 */
public final class ApiLockoutGuard {
  private static final FieldName FIELD = new FieldName("Http", "allowedEndpoints");
  private static final long ALLOWED = 200;
  private static final int NOT_FOUND = 404;
  private static final Set<String> UNCHANGED_PATHS = Set.of("/jmap", "/jmap/");
  private static final CompletedRequest ACCOUNT = new CompletedRequest("GET", "/api/account", 200);

  private final CompiledExpression compiled;
  private final String path;
  private final Set<CompletedRequest> requests;

  private ApiLockoutGuard(
      CompiledExpression compiled, String path, Set<CompletedRequest> requests) {
    this.compiled = compiled;
    this.path = path;
    this.requests = requests;
  }

  /**
   * Why the plan must not be carried out; nothing if our requests surely stay allowed.
   *
   * @param path where method calls go; another one than the server's own is taken for one that is
   *     rewritten on the way
   * @param answered the requests of this run, which the next one will need as well
   */
  public static Optional<Problem> refusal(
      Plan plan, Catalog catalog, String path, Collection<CompletedRequest> answered) {
    Set<CompletedRequest> requests = new LinkedHashSet<>(answered);
    requests.add(ACCOUNT);
    return plan.changedFields().stream()
        .filter(field -> field.name().equals(FIELD))
        .findFirst()
        .flatMap(
            field ->
                doubt(field.after(), catalog, path, requests)
                    .map(it -> problem(field, it, requests)));
  }

  private static Problem problem(FieldDiff field, String doubt, Set<CompletedRequest> requests) {
    String message = field.name() + " might lock this program out: " + doubt;
    String hint =
        "Let in by their path what it asks for ("
            + requests.stream().map(ApiLockoutGuard::named).collect(Collectors.joining(", "))
            + "), or allow it with mayLoseApi. Nothing was sent.";
    return field.place() == null
        ? Problem.error(message, hint)
        : Problem.error(field.place(), null, message, hint);
  }

  private static String named(CompletedRequest request) {
    return request.method() + " " + ServerText.of(request.path(), 100);
  }

  private static Optional<String> doubt(
      Expression expression, Catalog catalog, String path, Set<CompletedRequest> requests) {
    CompiledExpression compiled =
        catalog
            .field(FIELD)
            .map(field -> CompiledExpression.compile(expression, field.scope()).compiled())
            .orElse(null);
    return compiled == null
        ? Optional.of("this program does not understand the expression")
        : new ApiLockoutGuard(compiled, path, requests).doubt();
  }

  private Optional<String> doubt() {
    return requests.stream()
        .flatMap(request -> Stream.of(doubt(request, 1), doubt(request, 0)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> doubt(CompletedRequest asked, int tls) {
    Environment request =
        Environment.builder()
            .variable("method", asked.method())
            .variable("path", asked.path().split("\\?", 2)[0])
            .variable("is_tls", tls)
            .build();
    Trace trace = compiled.trace(request);
    Optional<String> unknown =
        trace.inputs().stream().filter(input -> !isKnown(input)).map(Trace.Input::text).findFirst();
    String what = named(asked);
    if (unknown.isPresent()) {
      return Optional.of(what + " depends on " + unknown.get());
    }
    if (trace.failure() != null) {
      return Optional.of(what + " ends in an evaluation that fails: " + trace.failure().reason());
    }
    Value value = trace.evaluation().value();
    return value instanceof Value.IntegerValue status && isEnough(status.number(), asked)
        ? Optional.empty()
        : Optional.of(what + " gets " + (value == null ? "nothing" : value.text()));
  }

  /** What is not found where calls are tried first may stay so: then the path is discovered. */
  private static boolean isEnough(long status, CompletedRequest asked) {
    return status == ALLOWED || (status == NOT_FOUND && asked.status() == NOT_FOUND);
  }

  /** Both values of {@code is_tls} are tried. */
  private boolean isKnown(Trace.Input input) {
    if (input.source() != Trace.Source.VARIABLE) {
      return false;
    }
    return switch (input.name()) {
      case "method", "is_tls" -> true;
      case "path" -> UNCHANGED_PATHS.contains(path);
      default -> false;
    };
  }
}
