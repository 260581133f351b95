package io.github.stalwartgitops.check;

import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.Signature;
import java.util.stream.Stream;

/** Finds conditions that change the server's stores. */
final class SideEffectLint implements FieldLint {
  @Override
  public Stream<Finding> findings(CheckedField field) {
    return field
        .conditions()
        .flatMap(
            part ->
                part.nodes(Node.Call.class).stream()
                    .filter(call -> call.function().kind() == Signature.Kind.CHANGES_SERVER)
                    .map(
                        call ->
                            new Finding(
                                Lint.SIDE_EFFECT_IN_CONDITION,
                                part.part(),
                                call.token(),
                                call.function().name()
                                    + " changes the server's stores each time this condition is"
                                    + " evaluated")));
  }
}
