package io.github.stalwartgitops.server;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Explains why a server did not answer; the caller adds the name of the server. */
public final class ServerProblems {
  private ServerProblems() {}

  /**
   * Returns what was not read (errors), and which fields are missing in the catalog (a warning).
   * Bootstrap mode, which refuses every object, is reported once.
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
              "the server has expression fields that are missing in the catalog: "
                  + names(stored.unknown().expressions().keySet()),
              "They are left as they are. The server has another version: --schema live reads the"
                  + " fields from it."));
    }
    return problems;
  }

  private static String names(Set<FieldName> fields) {
    return fields.stream().map(FieldName::toString).limit(20).collect(Collectors.joining(", "));
  }

  /** Returns why an object was not read, and how to fix it. */
  static Problem of(String object, MethodError error, Catalog catalog) {
    if (isBootstrapMode(error)) {
      return Problem.error(
          "the server is in bootstrap mode: it is installed, but not set up",
          "Finish its setup first; until then it gives no access to settings.");
    }
    return switch (error.type()) {
      case "forbidden" ->
          Problem.error(
              "this credential may not read " + object + ".",
              catalog
                  .object(object)
                  .map(type -> "Grant " + type.getPermission() + ". Nothing was sent.")
                  .orElse("Grant sys" + object + "Get. Nothing was sent."));
      case "unknownMethod" ->
          Problem.error(
              "the server does not know " + object,
              "It has another version: remove the object, or update the server.");
      default ->
          Problem.error(
              "the server did not answer for " + object + " (" + error + ")",
              "Check the server's log.");
    };
  }

  /** Whether a method failed because the server was never set up. */
  public static boolean isBootstrapMode(MethodError error) {
    return error.type().equals("forbidden") && error.description().contains("bootstrap mode");
  }
}
