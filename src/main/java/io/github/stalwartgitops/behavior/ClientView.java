package io.github.stalwartgitops.behavior;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Value;
import java.util.Optional;

/** What a client of the connect stage sees of a value ({@code docs/server.md}). */
public final class ClientView {
  /** The field that gives the greeting. */
  public static final FieldName GREETING = new FieldName("MtaStageConnect", "smtpGreeting");

  /** The field that gives the host name of the EHLO answer. */
  public static final FieldName HOSTNAME = new FieldName("MtaStageConnect", "hostname");

  /** The field that names the Sieve script that runs at connect. */
  public static final FieldName SCRIPT = new FieldName("MtaStageConnect", "script");

  private static final String FALLBACK_GREETING = "Stalwart ESMTP at your service.";
  private static final String FALLBACK_HOSTNAME = "localhost";

  private ClientView() {}

  /** The line of SMTP that shows the value; nothing for a field that no client sees. */
  public static Optional<String> line(FieldName field, Evaluation evaluation) {
    if (field.equals(GREETING)) {
      return Optional.of("220 " + text(evaluation, FALLBACK_GREETING));
    }
    return field.equals(HOSTNAME)
        ? Optional.of("250-" + text(evaluation, FALLBACK_HOSTNAME) + " you had me at EHLO")
        : Optional.empty();
  }

  /** Whether the server replaces the value by its own, because it is no text or empty. */
  public static boolean isReplaced(Evaluation evaluation) {
    return !(evaluation.value() instanceof Value.StringValue text) || text.text().isEmpty();
  }

  private static String text(Evaluation evaluation, String fallback) {
    return evaluation.value() instanceof Value.StringValue text && !text.text().isEmpty()
        ? text.text()
        : fallback;
  }
}
