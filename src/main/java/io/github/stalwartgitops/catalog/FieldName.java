package io.github.stalwartgitops.catalog;

/**
 * The full name of an expression field.
 *
 * @param object the object's name without the {@code x:} of the wire, such as {@code
 *     MtaStageConnect}
 * @param field the property, such as {@code smtpGreeting}
 */
public record FieldName(String object, String field) {
  /** Returns {@code object.field}. */
  @Override
  public String toString() {
    return object + "." + field;
  }
}
