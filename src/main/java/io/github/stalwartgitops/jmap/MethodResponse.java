package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a server answered to one method call. */
public sealed interface MethodResponse permits MethodResponse.Success, MethodError {
  /**
   * The method was carried out; its own refusals are inside ({@link SetError}).
   *
   * @param arguments what it answered
   */
  record Success(ObjectNode arguments) implements MethodResponse {}
}
