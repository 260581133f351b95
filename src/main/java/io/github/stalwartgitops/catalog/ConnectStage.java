package io.github.stalwartgitops.catalog;

import io.github.stalwartgitops.expression.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the connect stage, and what an SMTP client sees of their values ({@code
 * docs/server.md}).
 */
public final class ConnectStage {
  /** The object. */
  public static final String OBJECT = "MtaStageConnect";

  /** The field that gives the greeting. */
  public static final FieldName GREETING = new FieldName(OBJECT, "smtpGreeting");

  /** The field that gives the host name of the EHLO answer. */
  public static final FieldName HOSTNAME = new FieldName(OBJECT, "hostname");

  /** The field that names the Sieve script that runs at connect. */
  public static final FieldName SCRIPT = new FieldName(OBJECT, "script");

  /** What the server says after {@code 220} if the greeting is not a text, or empty. */
  public static final String DEFAULT_GREETING = "Stalwart ESMTP at your service.";

  private static final String DEFAULT_HOSTNAME = "localhost";

  private ConnectStage() {}

  /** Returns the text after {@code 220}, given the value of {@link #GREETING}. */
  public static String greeting(@Nullable Value value) {
    return text(value, DEFAULT_GREETING);
  }

  /** Returns the host name in the answer to EHLO, given the value of {@link #HOSTNAME}. */
  public static String hostname(@Nullable Value value) {
    return text(value, DEFAULT_HOSTNAME);
  }

  /** Returns the SMTP line that shows the value of a field; empty for a field no client sees. */
  public static Optional<String> line(FieldName field, @Nullable Value value) {
    if (field.equals(GREETING)) {
      return Optional.of("220 " + greeting(value));
    }
    return field.equals(HOSTNAME)
        ? Optional.of("250-" + hostname(value) + " you had me at EHLO")
        : Optional.empty();
  }

  /** Returns whether the server uses its default instead: the value is not a text, or empty. */
  public static boolean isReplaced(@Nullable Value value) {
    return !(value instanceof Value.StringValue text) || text.text().isEmpty();
  }

  private static String text(@Nullable Value value, String otherwise) {
    return value instanceof Value.StringValue text && !text.text().isEmpty()
        ? text.text()
        : otherwise;
  }
}
