package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared field: its stored value, its desired value, and their differences.
 *
 * @param name the field
 * @param before the value that the server stores
 * @param after the desired value
 * @param toDefault whether the manifest resets the field to the server's default ({@code {default:
 *     true}})
 * @param changes the differences: removed rules first, then in the order after, {@code else} last;
 *     empty if the values are equal
 * @param place where the manifest declares the field, or null without a manifest
 */
public record FieldDiff(
    FieldName name,
    Expression before,
    Expression after,
    boolean toDefault,
    List<RuleChange> changes,
    @Nullable Place place) {
  public FieldDiff {
    changes = List.copyOf(changes);
  }

  /** Whether the field has to be written. */
  public boolean isChanged() {
    return !changes.isEmpty();
  }

  /** Returns the number of changes of a kind. */
  public long count(RuleChange.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }
}
