package io.github.stalwartgitops.catalog;

import io.github.stalwartgitops.expression.LanguageVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A singleton object with expression fields.
 *
 * @param name the name without the {@code x:} of the wire
 * @param permissionPrefix the start of its permissions: {@code sysMtaStageConnect} + {@code Get} or
 *     {@code Update}
 * @param fields its expression fields by name, in the order of the server's documentation
 */
public record ObjectType(String name, String permissionPrefix, Map<String, Field> fields) {
  public ObjectType {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Returns the same object with its fields in another version of the language. */
  ObjectType in(LanguageVersion language) {
    Map<String, Field> translated = new LinkedHashMap<>();
    fields.forEach(
        (field, known) ->
            translated.put(
                field,
                new Field(known.name(), known.defaultExpression(), known.scope().in(language))));
    return new ObjectType(name, permissionPrefix, translated);
  }

  /** Returns the permission to read it. */
  public String getPermission() {
    return permissionPrefix + "Get";
  }

  /** Returns the permission to write it. */
  public String updatePermission() {
    return permissionPrefix + "Update";
  }
}
