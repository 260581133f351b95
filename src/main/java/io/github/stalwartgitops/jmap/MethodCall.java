package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A method call (RFC 8620, section 3.2).
 *
 * @param name the method, such as {@code x:MtaStageConnect/get}
 * @param arguments its arguments
 * @param id chosen by the client, unique in a request
 */
public record MethodCall(String name, ObjectNode arguments, String id) {}
