package io.github.stalwartgitops.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/**
 * An answer that a fault has changed.
 *
 * @param answer the answer, as far as it is sent
 * @param header a header line that replaces the one of the same name, or empty
 */
record FaultyAnswer(HttpAnswer answer, Delivery delivery, String header) {
  private static final String JSON = "application/json; charset=utf-8";

  /** An answer without a fault. */
  static FaultyAnswer whole(HttpAnswer answer) {
    return new FaultyAnswer(answer, Delivery.WHOLE, "");
  }

  /** An answer after which the server ends the connection. */
  static FaultyAnswer last(HttpAnswer answer) {
    return new FaultyAnswer(answer, Delivery.LAST, "");
  }

  /**
   * Returns what a fault makes of the right answer.
   *
   * @param path the path of the request
   * @param now the time of the server
   */
  static FaultyAnswer of(Fault fault, HttpAnswer right, String path, Instant now) {
    byte[] body = right.body();
    return switch (fault.kind()) {
      case CLOSE -> delivered(right, Delivery.CLOSED);
      case RESET_BEFORE -> delivered(right, Delivery.RESET);
      case RESET_DURING -> delivered(right, Delivery.HALF);
      case RESET_AFTER -> delivered(right, Delivery.THEN_RESET);
      case NO_ANSWER -> delivered(right, Delivery.NEVER);
      case NOT_HTTP -> delivered(json(bytes(fault.argument() + "\r\n")), Delivery.BARE);
      case HEADER -> new FaultyAnswer(right, Delivery.LAST, fault.argument());
      case CUT_JSON -> whole(json(Arrays.copyOf(body, body.length / 2)));
      case GARBLED -> whole(json(new byte[] {'{', 0, (byte) 0xff, 27, '[', '2'}));
      case OVERSIZED -> whole(json(blanks(Integer.parseInt(fault.argument()))));
      case WRONG_TYPE -> whole(HttpAnswer.body(200, "text/html", bytes("<html>Sign in</html>")));
      case REDIRECT ->
          whole(HttpAnswer.redirect(302, fault.argument().isEmpty() ? path : fault.argument()));
      case STATUS -> whole(status(fault.argument(), now));
      case LIMIT ->
          whole(HttpProblem.limit(fault.argument().split("/")[0], "The request is over a limit."));
      default -> whole(right);
    };
  }

  /** Returns status line and headers with the empty line that ends them. */
  byte[] head(boolean keepAlive) {
    byte[] head = answer.head(keepAlive);
    if (header.isEmpty()) {
      return head;
    }
    String name = header.substring(0, header.indexOf(':') + 1);
    String changed =
        new String(head, StandardCharsets.ISO_8859_1)
            .replaceFirst("(?im)^%s.*\r\n".formatted(name), "")
            .replaceFirst("\r\n", "\r\n" + header + "\r\n");
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static FaultyAnswer delivered(HttpAnswer answer, Delivery delivery) {
    return new FaultyAnswer(answer, delivery, "");
  }

  private static HttpAnswer status(String argument, Instant now) {
    int slash = argument.indexOf('/');
    int status = Integer.parseInt(slash < 0 ? argument : argument.substring(0, slash));
    HttpAnswer answer =
        switch (status) {
          case 204, 304 -> HttpAnswer.empty(status);
          case 401 -> HttpProblem.unauthorized();
          default ->
              HttpAnswer.problem(
                  status,
                  Json.object()
                      .put("type", "about:blank")
                      .put("status", status)
                      .put("title", "Fault")
                      .put("detail", "On purpose."));
        };
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
    return slash < 0
        ? answer
        : answer.with("date", date).with("retry-after", argument.substring(slash + 1));
  }

  private static HttpAnswer json(byte[] body) {
    return HttpAnswer.body(200, JSON, body);
  }

  private static byte[] blanks(int size) {
    byte[] blanks = new byte[size];
    Arrays.fill(blanks, (byte) ' ');
    return blanks;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
