package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.check.ServerFacts;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.Stored;
import io.github.stalwartgitops.server.Surroundings;
import java.util.List;

/** Holds a manifest against what a server told. */
final class LiveProblems {
  private LiveProblems() {}

  /** The declared fields that the server does not know. */
  static List<Problem> notKnown(Stored stored, Manifest manifest) {
    return stored.missing().stream()
        .flatMap(name -> manifest.find(name).stream())
        .map(LiveProblems::notKnown)
        .toList();
  }

  private static Problem notKnown(Declaration declared) {
    return Problem.error(
        declared.place(),
        null,
        "this server does not know " + declared.name(),
        "It is of another version than the manifest is written for. Take the field out, or update"
            + " the server.");
  }

  /** What lints may know of the server. */
  static ServerFacts facts(Surroundings surroundings) {
    return new ServerFacts(
        surroundings.scripts(),
        surroundings
            .listeners()
            .map(
                listeners ->
                    listeners.stream()
                        .map(it -> new ServerFacts.BoundListener(it.name(), it.binds()))
                        .toList()),
        surroundings.hostName());
  }
}
