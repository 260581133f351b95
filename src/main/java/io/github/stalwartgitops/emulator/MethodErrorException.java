package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A method call is refused (RFC 8620, 3.6.2). */
final class MethodErrorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final String description;

  MethodErrorException(String type, String description) {
    super(type + ": " + description, null, false, false);
    this.type = type;
    this.description = description;
  }

  /** Returns the arguments of the {@code error} response. */
  ObjectNode json() {
    return Json.object().put("type", type).put("description", description);
  }
}
