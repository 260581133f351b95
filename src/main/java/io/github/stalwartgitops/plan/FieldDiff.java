package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.problem.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared field: what the server stores, what is wanted, and how the two differ.
 *
 * @param name the field
 * @param before what the server stores
 * @param after what is wanted
 * @param toDefault whether the manifest asks for the server's default ({@code {default: true}})
 * @param changes the differences: removed rules first, then in the order after, {@code else} last;
 *     empty if the two mean the same
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

  /** Whether anything is to be written. */
  public boolean isChanged() {
    return !changes.isEmpty();
  }

  /** How many changes of a kind there are. */
  public long count(RuleChange.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }
}
