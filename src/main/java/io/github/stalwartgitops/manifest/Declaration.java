package io.github.stalwartgitops.manifest;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.problem.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One field as a manifest declares it, whole.
 *
 * @param name the field
 * @param expression what it has to be; for {@code {default: true}} the default of the catalog
 * @param toDefault whether it is written as {@code {default: true}}
 * @param place where the field's name stands
 * @param texts every text of {@code expression} with the places of its units
 * @param ignore the names of the lints that are silenced here, by the field or by its file
 */
public record Declaration(
    FieldName name,
    Expression expression,
    boolean toDefault,
    Place place,
    Map<Part, SourceText> texts,
    Set<String> ignore) {
  public Declaration {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    ignore = Collections.unmodifiableSet(new LinkedHashSet<>(ignore));
  }
}
