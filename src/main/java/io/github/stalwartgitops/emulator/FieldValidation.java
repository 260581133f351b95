package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ObjectType;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.ExpressionError;
import java.util.List;

/** What the server asks of an object once a patch was applied: that its expressions compile. */
final class FieldValidation {
  private FieldValidation() {}

  /**
   * Checks the fields that a patch has changed, in the order of the catalog.
   *
   * @throws SetErrorException for the first that the server would refuse
   */
  static void check(ObjectType type, ObjectNode before, ObjectNode after) throws SetErrorException {
    for (Field field : type.fields().values()) {
      String name = field.name().field();
      if (!after.path(name).equals(before.path(name))) {
        List<ExpressionError> errors =
            CompiledExpression.compile(Singletons.expression(after.path(name)), field.scope())
                .errors();
        if (!errors.isEmpty()) {
          throw SetErrorException.invalidField(name, errors.get(0).serverMessage());
        }
      }
    }
  }
}
