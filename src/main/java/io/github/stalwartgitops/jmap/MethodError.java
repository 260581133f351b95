package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A method failed (RFC 8620, section 3.6.2).
 *
 * @param type such as {@code forbidden} or {@code unknownMethod}
 * @param description the server's explanation, safe to show; empty if there is none
 */
public record MethodError(String type, String description) implements MethodResponse {
  static MethodError of(ObjectNode arguments) {
    return new MethodError(
        ServerText.of(arguments.path("type").asText("unknown"), 100),
        ServerText.of(arguments.path("description").asText(""), SetError.SHOWN));
  }

  /** Returns whether some changes may have been made nevertheless: {@code serverPartialFail}. */
  public boolean outcomeUnknown() {
    return type.equals("serverPartialFail");
  }

  /** Returns {@code type} or {@code type: description}. */
  @Override
  public String toString() {
    return description.isEmpty() ? type : type + ": " + description;
  }
}
