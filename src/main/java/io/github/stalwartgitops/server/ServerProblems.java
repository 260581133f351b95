package io.github.stalwartgitops.server;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a server's refusals mean; the caller puts the server's name in front. */
public final class ServerProblems {
  private ServerProblems() {}

  /**
   * What was not read (errors), and which fields the catalog lacks (a warning). Bootstrap mode,
   * which refuses every object alike, is told once.
   */
  public static List<Problem> of(Stored stored, Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    stored
        .failed()
        .forEach(
            (object, error) -> {
              Problem problem = of(object, error, catalog);
              if (!problems.contains(problem)) {
                problems.add(problem);
              }
            });
    if (!stored.unknown().expressions().isEmpty()) {
      problems.add(
          Problem.warning(
              "the server has expression fields that the catalog lacks: "
                  + names(stored.unknown().expressions().keySet()),
              "They are left as they are. The server is of another version: --schema live takes"
                  + " the fields from it."));
    }
    return problems;
  }

  private static String names(Set<FieldName> fields) {
    return fields.stream().map(FieldName::toString).limit(20).collect(Collectors.joining(", "));
  }

  /** Why an object was not read, and what to do. */
  static Problem of(String object, MethodError error, Catalog catalog) {
    if (isBootstrapMode(error)) {
      return Problem.error(
          "the server is in bootstrap mode: it was installed, but not set up",
          "Finish its set-up first; until then it gives access to no settings.");
    }
    return switch (error.type()) {
      case "forbidden" ->
          Problem.error(
              "this credential may not read " + object + ".",
              catalog
                  .object(object)
                  .map(type -> "Grant " + type.getPermission() + ". Nothing was sent.")
                  .orElse("Grant the permission to read it. Nothing was sent."));
      case "unknownMethod" ->
          Problem.error(
              "the server does not know " + object,
              "It is of another version: leave the object out, or update the server.");
      default ->
          Problem.error(
              "the server did not answer for " + object + " (" + error + ")",
              "Look at the log of the server.");
    };
  }

  /** Whether a method failed because the server was never set up. */
  public static boolean isBootstrapMode(MethodError error) {
    return error.type().equals("forbidden") && error.description().contains("bootstrap mode");
  }
}
