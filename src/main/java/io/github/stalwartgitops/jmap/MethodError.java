package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A method was not carried out (RFC 8620, section 3.6.2).
 *
 * @param type such as {@code forbidden} or {@code unknownMethod}
 * @param description what the server says about it, fit to be shown; empty if it says nothing
 */
public record MethodError(String type, String description) implements MethodResponse {
  static MethodError of(ObjectNode arguments) {
    return new MethodError(
        ServerText.of(arguments.path("type").asText("unknown"), 100),
        ServerText.of(arguments.path("description").asText(""), SetError.SHOWN));
  }

  /** Whether some of the changes may have been made nevertheless: {@code serverPartialFail}. */
  public boolean outcomeUnknown() {
    return type.equals("serverPartialFail");
  }

  /** {@code type} or {@code type: description}. */
  @Override
  public String toString() {
    return description.isEmpty() ? type : type + ": " + description;
  }
}
