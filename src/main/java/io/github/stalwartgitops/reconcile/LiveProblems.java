package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import io.github.stalwartgitops.server.ServerContext;
import io.github.stalwartgitops.server.Stored;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds a manifest against what a server told. */
final class LiveProblems {
  private static final Map<String, String> WITHOUT =
      Map.of(
          "SieveSystemScript", "whether a script exists that is named",
          "NetworkListener", "whether listeners are named as they are, and what each sees",
          "SystemSettings", "what system('hostname') gives");

  private LiveProblems() {}

  /** The declared fields that the server does not know. */
  static List<Problem> notKnown(Stored stored, Manifest manifest) {
    return stored.missing().stream()
        .flatMap(name -> manifest.find(name).stream())
        .map(LiveProblems::notKnown)
        .toList();
  }

  /** What was not checked because the server did not tell what it takes. */
  static List<Problem> notRead(ServerContext context, String server) {
    if (context.failed().isEmpty()) {
      return List.of();
    }
    String unread =
        context.failed().keySet().stream().map(WITHOUT::get).collect(Collectors.joining("; "));
    String hint =
        context.failed().entrySet().stream()
            .map(entry -> hint(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
    return List.of(
        new Problem(Severity.NOTE, null, server + ": not checked: " + unread, null, hint, null));
  }

  private static String hint(String object, MethodError error) {
    return error.type().equals("forbidden")
        ? "Grant sys" + object + "Get to have it checked."
        : "x:" + object + "/get failed: " + error;
  }

  private static Problem notKnown(Declaration declared) {
    return Problem.error(
        declared.place(),
        null,
        "this server does not know " + declared.name(),
        "It is of another version than the manifest is written for. Take the field out, or update"
            + " the server.");
  }
}
