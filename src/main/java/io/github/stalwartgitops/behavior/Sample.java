package io.github.stalwartgitops.behavior;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connection with a name for it.
 *
 * @param name what reports call it, such as {@code port 465} or {@code local_port=465}
 * @param connection the connection
 */
public record Sample(String name, SampleConnection connection) {
  /**
   * Reads {@code NAME=VALUE,…}; variables that are not named are as at the default SMTP listener.
   *
   * @throws IllegalArgumentException with a sentence for the person who wrote it
   */
  public static Sample parse(String text) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String assignment : text.split(",", -1)) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("\"" + assignment + "\" is not NAME=VALUE");
      }
      variables.put(
          assignment.substring(0, equals).strip(), assignment.substring(equals + 1).strip());
    }
    return new Sample(text.strip(), SampleConnection.atSmtpListener().with(variables));
  }
}
