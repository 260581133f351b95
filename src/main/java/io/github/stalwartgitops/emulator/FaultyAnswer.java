package io.github.stalwartgitops.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Spoils a right answer. */
final class FaultyAnswer {
  private static final String JSON = "application/json; charset=utf-8";

  private FaultyAnswer() {}

  /**
   * The answer in its place.
   *
   * @param path where the request went
   */
  static HttpAnswer of(Fault fault, HttpAnswer right, String path) {
    byte[] body = right.body();
    return switch (fault.kind()) {
      case CLOSE -> HttpAnswer.CLOSE;
      case RESET_BEFORE -> right.delivered(Delivery.RESET);
      case RESET_DURING -> right.delivered(Delivery.HALF);
      case RESET_AFTER -> right.delivered(Delivery.THEN_RESET);
      case NO_ANSWER -> right.delivered(Delivery.NEVER);
      case CUT_JSON -> HttpAnswer.body(200, JSON, Arrays.copyOf(body, body.length / 2));
      case GARBLED -> HttpAnswer.body(200, JSON, new byte[] {'{', 0, (byte) 0xff, 27, '[', '2'});
      case NOT_HTTP -> bare(fault.argument() + "\r\n");
      case HEADER -> header(right, fault.argument());
      case OVERSIZED -> HttpAnswer.body(200, JSON, blanks(Integer.parseInt(fault.argument())));
      case WRONG_TYPE -> HttpAnswer.body(200, "text/html", bytes("<html>Sign in</html>"));
      case REDIRECT ->
          HttpAnswer.redirect(302, fault.argument().isEmpty() ? path : fault.argument());
      case STATUS -> status(fault.argument());
      case LIMIT -> HttpProblem.limit(fault.argument(), "The request is over a limit.");
      default -> right;
    };
  }

  private static HttpAnswer status(String argument) {
    int slash = argument.indexOf('/');
    int status = Integer.parseInt(slash < 0 ? argument : argument.substring(0, slash));
    HttpAnswer answer =
        switch (status) {
          case 204, 304 -> HttpAnswer.empty(status);
          case 401 -> HttpProblem.unauthorized();
          default -> HttpProblem.of(status, "Fault", "On purpose.");
        };
    return slash < 0 ? answer : answer.with("retry-after", argument.substring(slash + 1));
  }

  private static HttpAnswer header(HttpAnswer right, String argument) {
    String name = argument.substring(0, argument.indexOf(':'));
    String value = argument.substring(name.length() + 1).strip();
    return right.replacing(name, value).delivered(Delivery.LAST);
  }

  private static HttpAnswer bare(String text) {
    return HttpAnswer.body(200, JSON, bytes(text)).delivered(Delivery.BARE);
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
