package io.github.stalwartgitops.jmap;

import java.util.Map;

/**
 * The answers to all method calls of a request.
 *
 * @param responses by call id; each call has exactly one
 */
public record JmapResponse(Map<String, MethodResponse> responses) {
  public JmapResponse {
    responses = Map.copyOf(responses);
  }

  /**
   * The answer to one call.
   *
   * @throws IllegalArgumentException if there was no such call in the request
   */
  public MethodResponse of(String callId) {
    MethodResponse response = responses.get(callId);
    if (response == null) {
      throw new IllegalArgumentException("no call " + callId);
    }
    return response;
  }
}
