package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.Preflight;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.ServerProblems;
import io.github.stalwartgitops.server.ServerSnapshot;
import io.github.stalwartgitops.server.StalwartServer;
import io.github.stalwartgitops.server.Stored;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A server that a run talks to; what goes wrong is told to the run.
 *
 * @param name what reports call it
 * @param server the server
 * @param catalog its objects and fields
 */
record ServerConnection(String name, StalwartServer server, Catalog catalog) {
  /** What it stores of some objects; nothing if one of them was not read. */
  Optional<Stored> read(Collection<String> objects, Run run) {
    try {
      Stored stored = server.read(objects);
      return isWhole(stored, run) ? Optional.of(stored) : Optional.empty();
    } catch (JmapException e) {
      run.fail(Verdict.FAILED, Reconciler.named(name, e.problem()));
      return Optional.empty();
    }
  }

  /** The same for objects that somebody named, who may have mistyped them. */
  Optional<Stored> readNamed(Collection<String> objects, Run run) {
    List<Problem> unknown = KnownObjects.unknown(objects, catalog);
    if (unknown.isEmpty()) {
      return read(objects, run);
    }
    run.tell(unknown);
    run.fail(Verdict.USAGE);
    return Optional.empty();
  }

  /** The same with what expressions refer to outside their objects. */
  Optional<ServerSnapshot> look(Collection<String> objects, Run run) {
    try {
      ServerSnapshot look = server.look(objects);
      return isWhole(look.stored(), run) ? Optional.of(look) : Optional.empty();
    } catch (JmapException e) {
      run.fail(Verdict.FAILED, Reconciler.named(name, e.problem()));
      return Optional.empty();
    }
  }

  /** Whether the credential may write the objects and, if asked for, reload. */
  boolean permits(Collection<String> objects, boolean reload, Run run) {
    try {
      List<Problem> lacking = Preflight.problems(server.permissions(), objects, reload, catalog);
      lacking.forEach(problem -> run.fail(Verdict.FAILED, Reconciler.named(name, problem)));
      return lacking.isEmpty();
    } catch (JmapException e) {
      run.fail(Verdict.FAILED, Reconciler.named(name, e.problem()));
      return false;
    }
  }

  private boolean isWhole(Stored stored, Run run) {
    List<Problem> problems =
        ServerProblems.of(stored, catalog).stream()
            .map(problem -> Reconciler.named(name, problem))
            .toList();
    run.tell(problems);
    boolean whole = problems.stream().noneMatch(Problem::isError);
    if (!whole) {
      run.fail(Verdict.FAILED);
    }
    return whole;
  }
}
