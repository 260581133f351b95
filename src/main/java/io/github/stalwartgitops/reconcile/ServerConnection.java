package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.Preflight;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.jmap.JmapClient;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.RetryPolicy;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.ServerProblems;
import io.github.stalwartgitops.server.ServerSnapshot;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import java.util.Collection;
import java.util.List;

/**
 * A server during a run. Its failures are results, with the server's name in front of each problem.
 *
 * @param target how the user named the server
 * @param server the server
 * @param catalog its objects and fields
 */
record ServerConnection(Target target, StalwartServer server, Catalog catalog) {

  /**
   * Returns a connection to a server.
   *
   * @param catalog the objects and fields, unless the server is asked for its own
   * @param liveSchema whether it is asked
   */
  static Result<ServerConnection> open(
      Target target, Catalog catalog, boolean liveSchema, RetryPolicy retries) {
    return answer(
        target,
        () -> {
          JmapClient client = JmapClient.open(target.endpoint(), retries);
          StalwartServer server = new StalwartServer(client, catalog);
          if (!liveSchema) {
            return new ServerConnection(target, server, catalog);
          }
          Catalog live = server.schema();
          return new ServerConnection(target, new StalwartServer(client, live), live);
        });
  }

  /** Returns what the server stores of some objects; fails if one of them cannot be read. */
  Result<Stored> read(Collection<String> objects) {
    Result<Stored> stored = answer(target, () -> server.read(objects));
    return stored.isFailure() ? stored : complete(stored.value(), stored.value());
  }

  /** Returns the same with what expressions refer to outside their objects. */
  Result<ServerSnapshot> snapshot(Collection<String> objects) {
    Result<ServerSnapshot> snapshot = answer(target, () -> server.snapshot(objects));
    return snapshot.isFailure() ? snapshot : complete(snapshot.value(), snapshot.value().stored());
  }

  /** Fails if the credential may not write what a plan changes or, if asked for, reload. */
  Result<ServerConnection> checkPermissions(Plan plan, boolean reload) {
    Result<List<Problem>> missing =
        answer(target, () -> Preflight.problems(server.permissions(), plan, reload, catalog));
    if (missing.isFailure()) {
      return missing.failure();
    }
    return missing.value().isEmpty()
        ? Result.of(this)
        : Result.failure(Verdict.FAILED, target.named(missing.value()));
  }

  private <T> Result<T> complete(T value, Stored stored) {
    List<Problem> problems = target.named(ServerProblems.of(stored, catalog));
    return problems.stream().anyMatch(Problem::isError)
        ? Result.failure(Verdict.FAILED, problems)
        : Result.of(value, problems);
  }

  private static <T> Result<T> answer(Target target, Exchange<T> exchange) {
    try {
      return Result.of(exchange.run());
    } catch (JmapException e) {
      return Result.failure(Verdict.FAILED, target.named(List.of(e.problem())));
    }
  }

  /** Requests to the server, and what they give. */
  @FunctionalInterface
  private interface Exchange<T> {
    T run() throws JmapException;
  }
}
