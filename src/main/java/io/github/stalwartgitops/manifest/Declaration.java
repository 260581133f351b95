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
 * One field as a manifest declares it.
 *
 * @param name the field
 * @param expression its desired value; for {@code {default: true}} the default of the catalog
 * @param toDefault whether it is written as {@code {default: true}}
 * @param place the place of the field's name
 * @param texts the texts of {@code expression}, with the place of each character
 * @param ignore the names of the lints that the field or its file silences
 * @param complete false after an error: {@code expression} and {@code texts} are what could be
 *     read, to be checked for more errors
 */
public record Declaration(
    FieldName name,
    Expression expression,
    boolean toDefault,
    Place place,
    Map<Part, SourceText> texts,
    Set<String> ignore,
    boolean complete) {
  public Declaration {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    ignore = Collections.unmodifiableSet(new LinkedHashSet<>(ignore));
  }
}
