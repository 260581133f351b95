package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The response to one method call. */
public sealed interface MethodResponse permits MethodResponse.Success, MethodError {
  /**
   * The method was carried out; it may still refuse single objects ({@link SetError}).
   *
   * @param arguments the arguments of the response
   */
  record Success(ObjectNode arguments) implements MethodResponse {}
}
