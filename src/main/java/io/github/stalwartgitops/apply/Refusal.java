package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.jmap.MethodError;
import io.github.stalwartgitops.jmap.SetError;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.server.WriteResult;
import org.jspecify.annotations.Nullable;

/** Says why a server did not write an object. */
final class Refusal {
  private static final String LOOK = "Look at the server's log, then apply again.";

  private Refusal() {}

  /**
   * The problem of one object.
   *
   * @param plan tells where the refused field is declared, or null
   */
  static Problem problem(String object, WriteResult result, @Nullable Plan plan) {
    if (result instanceof WriteResult.Refused refused) {
      SetError error = refused.error();
      Place place = plan == null ? null : place(object, error, plan);
      String message = "the server refused " + object + ": " + error.reason();
      String hint =
          error.properties().isEmpty()
              ? "Change it in the manifest, or ask for the reason in the server's log."
              : "It names " + String.join(", ", error.properties()) + ".";
      return place == null
          ? Problem.error(message, hint)
          : Problem.error(place, null, message, hint);
    }
    if (result instanceof WriteResult.NotDone notDone) {
      MethodError error = notDone.error();
      return Problem.error("the server did not write " + object + ": " + error, LOOK);
    }
    return Problem.error("the server did not write " + object, LOOK);
  }

  private static @Nullable Place place(String object, SetError error, Plan plan) {
    return plan.fieldsOf(object).stream()
        .filter(field -> error.properties().stream().anyMatch(property -> names(property, field)))
        .map(FieldDiff::place)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean names(String property, FieldDiff field) {
    String name = field.name().field();
    return property.equals(name) || property.startsWith(name + "/");
  }
}
