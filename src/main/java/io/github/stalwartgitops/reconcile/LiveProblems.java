package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says what a reading of a server lacks. */
final class LiveProblems {
  private LiveProblems() {}

  /** The declared fields that the server does not know. */
  static List<Problem> notKnown(Stored stored, Manifest manifest) {
    return stored.missing().stream()
        .flatMap(name -> manifest.find(name).stream())
        .map(LiveProblems::notKnown)
        .toList();
  }

  /** The objects that were not read. */
  static List<Problem> notRead(Stored stored, Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    stored.failed().forEach((object, error) -> problems.add(notRead(object, error, catalog)));
    return problems;
  }

  /** The expression fields that the server has and the catalog does not. */
  static List<Problem> unknown(Collection<FieldName> fields, Catalog catalog) {
    return fields.stream()
        .map(
            name ->
                Problem.warning(
                    name
                        + " is an expression field of this server that the catalog of "
                        + catalog.version()
                        + " does not know; it is left alone",
                    null))
        .toList();
  }

  private static Problem notKnown(Declaration declared) {
    return Problem.error(
        declared.place(),
        null,
        "this server does not know " + declared.name(),
        "It is of another version than the manifest is written for. Take the field out, or update the"
            + " server.");
  }

  private static Problem notRead(String object, MethodError error, Catalog catalog) {
    if (error.description().contains("bootstrap mode")) {
      return Problem.error(
          "the server is in bootstrap mode: its first set-up is not finished.",
          "Finish the set-up in its web interface, then try again. Nothing was sent.");
    }
    return switch (error.type()) {
      case "forbidden" ->
          Problem.error(
              "this credential may not read " + object + ".",
              catalog
                  .object(object)
                  .map(ObjectType::getPermission)
                  .map(permission -> "Grant " + permission + ". Nothing was written.")
                  .orElse(null));
      case "unknownMethod", "invalidArguments" ->
          Problem.error(
              "the server does not know " + object + " (" + error + ")",
              "It is of another version than the catalog of "
                  + catalog.version()
                  + ". Take the object out, or update the server.");
      default -> Problem.error("the server did not answer for " + object + ": " + error, null);
    };
  }
}
