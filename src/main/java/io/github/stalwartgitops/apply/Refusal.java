package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.jmap.JmapException;
import io.github.stalwartgitops.jmap.SetError;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.WriteResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Explains why a server did not write an object. */
final class Refusal {
  private Refusal() {}

  /**
   * Returns the problem of one object.
   *
   * @param plan the plan, whose fields have places, or null
   */
  static Problem problem(String object, WriteResult result, @Nullable Plan plan) {
    if (result instanceof WriteResult.Refused refused) {
      SetError error = refused.error();
      String message = "the server refused " + refused.subject() + ": " + error.reason();
      String hint =
          error.properties().isEmpty()
              ? "Change it in the manifest, or look up the reason in the server's log."
              : "The server names " + String.join(", ", error.properties()) + ".";
      Place place = plan == null ? null : place(object, refused, plan);
      return place == null
          ? Problem.error(message, hint)
          : Problem.error(place, null, message, hint);
    }
    String reason = result instanceof WriteResult.NotDone notDone ? ": " + notDone.error() : "";
    return Problem.error(
        "the server did not write " + object + reason, "Check the server's log, then apply again.");
  }

  /** Returns what came instead of a usable answer, to follow a colon. */
  static String noUsableAnswer(@Nullable JmapException failure) {
    return failure instanceof JmapException.HttpProblem http
        ? "the server answered HTTP " + http.status()
        : "no usable answer";
  }

  private static @Nullable Place place(String object, WriteResult.Refused refused, Plan plan) {
    SetError error = refused.error();
    for (ScriptDiff script : plan.scripts()) {
      if (SieveScript.name(script.name()).toString().equals(refused.subject())) {
        return script.place();
      }
    }
    return plan.fieldsOf(object).stream()
        .filter(field -> error.properties().stream().anyMatch(property -> names(property, field)))
        .map(FieldDiff::place)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean names(String property, FieldDiff field) {
    String name = field.name().field();
    return property.equals(name) || property.startsWith(name + "/");
  }
}
