package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.jmap.JmapEndpoint;
import io.github.stalwartgitops.problem.Problem;
import java.util.List;

/**
 * A server to keep equal to manifests.
 *
 * @param name what reports call it
 * @param address its URL as the user wrote it, also the one that a saved plan names
 * @param endpoint how to reach it
 */
public record Target(String name, String address, JmapEndpoint endpoint)
    implements PlanRequest.Baseline {
  /** Returns a server that reports call by its host. */
  public static Target of(JmapEndpoint endpoint) {
    String host = endpoint.url().getHost();
    String url = endpoint.url().toString();
    return new Target(host == null ? url : host, url, endpoint);
  }

  /** Returns problems with the name of the server in front, unless they belong to a file. */
  List<Problem> named(List<Problem> problems) {
    return problems.stream().map(this::named).toList();
  }

  private Problem named(Problem problem) {
    if (problem.place() != null || problem.message().startsWith(name)) {
      return problem;
    }
    return new Problem(
        problem.severity(),
        null,
        name + ": " + problem.message(),
        problem.sourceLine(),
        problem.hint(),
        problem.name());
  }
}
