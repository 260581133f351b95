package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.ApiAccess;
import io.github.stalwartgitops.catalog.Catalog;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a plan after which the server might reject the requests of stalwart-gitops. Of a request
 * only method and path are certain: the address it comes from and the listener that accepts it
 * depend on the network, so a value that depends on them is refused as well.
 */
public final class ApiLockoutGuard {
  private static final int NOT_FOUND = 404;
  private static final Set<String> PATHS_OF_THE_SERVER = Set.of("/jmap", "/jmap/");

  private final CompiledExpression compiled;
  private final boolean isPathKnown;

  private ApiLockoutGuard(CompiledExpression compiled, boolean isPathKnown) {
    this.compiled = compiled;
    this.isPathKnown = isPathKnown;
  }

  /**
   * Returns why a plan must not be applied; empty if all requests certainly stay allowed.
   *
   * @param path where method calls go; if it is not a path of the server, a proxy rewrites paths
   * @param completed the requests of this run, which the next run needs as well
   */
  public static Optional<Problem> refusal(
      Plan plan, Catalog catalog, String path, Collection<CompletedRequest> completed) {
    Set<CompletedRequest> requests = new LinkedHashSet<>(completed);
    requests.add(new CompletedRequest(ApiAccess.ACCOUNT.method(), ApiAccess.ACCOUNT.path(), 200));
    for (FieldDiff field : plan.changedFields()) {
      if (field.name().equals(ApiAccess.FIELD)) {
        return Optional.ofNullable(doubt(field.after(), catalog, path, requests))
            .map(doubt -> problem(field, doubt, requests));
      }
    }
    return Optional.empty();
  }

  private static Problem problem(FieldDiff field, String doubt, Set<CompletedRequest> requests) {
    String message = field.name() + " might lock stalwart-gitops out: " + doubt;
    String hint =
        "Allow its requests by their path ("
            + requests.stream().map(ApiLockoutGuard::text).collect(Collectors.joining(", "))
            + "), or allow the change with mayLoseApi. Nothing was sent.";
    return field.place() == null
        ? Problem.error(message, hint)
        : Problem.error(field.place(), null, message, hint);
  }

  private static String text(CompletedRequest request) {
    return request.method() + " " + ServerText.of(request.path(), 100);
  }

  private static @Nullable String doubt(
      Expression expression, Catalog catalog, String path, Set<CompletedRequest> requests) {
    CompiledExpression compiled =
        catalog
            .field(ApiAccess.FIELD)
            .map(field -> CompiledExpression.compile(expression, field.scope()).compiled())
            .orElse(null);
    if (compiled == null) {
      return "the expression does not compile here";
    }
    ApiLockoutGuard guard = new ApiLockoutGuard(compiled, PATHS_OF_THE_SERVER.contains(path));
    for (CompletedRequest request : requests) {
      for (int tls : List.of(1, 0)) {
        String doubt = guard.doubt(request, tls);
        if (doubt != null) {
          return text(request) + " " + doubt;
        }
      }
    }
    return null;
  }

  private @Nullable String doubt(CompletedRequest request, int tls) {
    Trace trace =
        compiled.trace(
            Environment.builder()
                .variable("method", request.method())
                .variable("path", request.path().split("\\?", 2)[0])
                .variable("is_tls", tls)
                .build());
    for (Trace.Input input : trace.inputs()) {
      if (!isKnown(input)) {
        return "depends on " + input.text();
      }
    }
    if (trace.failure() != null) {
      return "ends in an evaluation that fails: " + trace.failure().reason();
    }
    Value value = trace.evaluation().value();
    if (ApiAccess.allows(value) || isNotFoundAgain(value, request)) {
      return null;
    }
    return "gets " + (value == null ? "nothing" : value.text());
  }

  /** A path that was not found may stay so: discovery found another one in this run. */
  private static boolean isNotFoundAgain(@Nullable Value value, CompletedRequest request) {
    return request.status() == NOT_FOUND
        && value instanceof Value.IntegerValue status
        && status.number() == NOT_FOUND;
  }

  private boolean isKnown(Trace.Input input) {
    if (input.source() != Trace.Source.VARIABLE) {
      return false;
    }
    return switch (input.name()) {
      case "method" -> true;
      case "is_tls" -> true; // Both values are tried.
      case "path" -> isPathKnown;
      default -> false;
    };
  }
}
