package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stalwartgitops.jmap.JmapException.HttpProblem;
import io.github.stalwartgitops.jmap.JmapException.RequestProblem;
import io.github.stalwartgitops.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns HTTP responses that are not JMAP responses into exceptions. */
final class HttpErrors {
  private static final String REQUEST_ERROR = "urn:ietf:params:jmap:error:";

  /** Statuses by which a server refuses a request unprocessed (RFC 9110, section 15.5). */
  private static final Set<Integer> NOTHING_DONE = Set.of(405, 411, 413, 414, 415, 417, 431);

  private final Credential credential;
  private final Secrets secrets;

  HttpErrors(Credential credential, Secrets secrets) {
    this.credential = credential;
    this.secrets = secrets;
  }

  /** Returns the exception for a response that is not a successful JSON answer. */
  JmapException of(RawResponse answer) {
    JsonNode problem = problemDetails(answer);
    String type = problem.path("type").asText("");
    if (answer.status() == 400 && type.startsWith(REQUEST_ERROR)) {
      return request(answer, type.substring(REQUEST_ERROR.length()), problem);
    }
    return switch (answer.status()) {
      case 200 -> notJson(answer);
      case 401 -> unauthorized();
      case 403 ->
          refused(
              answer,
              "the server, or a proxy before it, refuses this client",
              "It may be a ban: after too many failed logins the server blocks an address, even"
                  + " with the right password, until it is removed from its blocked addresses.");
      case 404 ->
          refused(
              answer,
              "there is nothing at " + shown(RawResponse.pathOf(answer.uri()), 100),
              "Check that the URL names a Stalwart server, version 0.16 or later.");
      case 407 ->
          refused(
              answer,
              "the proxy requires a user name and a password",
              "Set them for the proxy: with --proxy http://NAME@HOST:PORT and --proxy-password-file,"
                  + " in HTTPS_PROXY, or in settings.xml.\n"
                  + "If they are set and the URL is https://, start Java with"
                  + " -Djdk.http.auth.tunneling.disabledSchemes= (nothing after the equals sign; in"
                  + " MAVEN_OPTS for Maven).");
      case 429 -> tooMany(answer, problem);
      case 408, 502, 503, 504 ->
          http(
              answer,
              "the server cannot answer now" + status(answer),
              "Try again later; if it persists, check the server or the proxy in front of it.",
              true,
              answer.status() != 408);
      default -> other(answer, problem);
    };
  }

  private JmapException unauthorized() {
    if (credential instanceof Credential.None) {
      return new HttpProblem(
          401,
          Problem.error(
              "the server requires a credential (HTTP 401)",
              "Set STALWART_TOKEN, or STALWART_USER and STALWART_PASSWORD, or name a file with"
                  + " --token-file or --password-file."),
          false,
          false,
          null);
    }
    return new HttpProblem(
        401,
        Problem.error(
            "the credential was refused (HTTP 401)",
            "It comes from "
                + credential.source()
                + ". It was sent once and will not be retried: the server bans an address"
                + " permanently after too many failures."),
        false,
        false,
        null);
  }

  private JmapException tooMany(RawResponse answer, JsonNode problem) {
    if (problem.path("title").asText("").contains("Authentication")) {
      return refused(
          answer,
          "too many failed logins came from this address",
          "It is probably banned now: remove it from the server's blocked addresses, then check"
              + " the credential from "
              + credential.source()
              + ".");
    }
    Duration wait = retryAfter(answer);
    return http(
        answer,
        "the server asks to slow down"
            + status(answer)
            + (wait == null ? "" : ", for " + wait.toSeconds() + " s"),
        "Run fewer clients at once, or try again later.",
        true,
        false);
  }

  private JmapException notJson(RawResponse answer) {
    String begin =
        new String(answer.body(), 0, Math.min(200, answer.body().length), StandardCharsets.UTF_8)
            .strip()
            .toLowerCase(Locale.ROOT);
    boolean page = answer.mediaType().equals("text/html") || begin.startsWith("<");
    return http(
        answer,
        page
            ? "the answer is a web page, not JMAP"
            : "the answer is not JSON but \"" + shown(answer.mediaType(), 60) + "\"",
        "Check the URL: something other than Stalwart answers there, perhaps a proxy or a login"
            + " page.",
        false,
        true);
  }

  private JmapException other(RawResponse answer, JsonNode problem) {
    if (answer.isRedirect()) {
      return http(
          answer,
          "the server redirects to " + shown(answer.header("location"), 200) + status(answer),
          "The redirect was not followed: the credential is sent to the configured server only. If"
              + " the target is right, use it as the URL.",
          false,
          true);
    }
    String title = shown(problem.path("title").asText(""), 100);
    return http(
        answer,
        "the server answered with an error"
            + status(answer)
            + (title.isEmpty() ? "" : ": " + title),
        "Check the log of the server, or of the proxy in front of it.",
        false,
        !NOTHING_DONE.contains(answer.status()));
  }

  private JmapException request(RawResponse answer, String type, JsonNode problem) {
    String limit = problem.path("limit").asText("");
    String shownType = shown(type, 60);
    String shownLimit = shown(limit, 60);
    String message =
        limit.isEmpty()
            ? "the server refused the request (" + shownType + ")"
            : "the request exceeds a limit of the server (" + shownLimit + ")";
    String hint =
        switch (limit) {
          case "maxConcurrentRequests" ->
              "Other clients use the same account: run fewer at once, or try again later.";
          case RequestProblem.MAX_CALLS ->
              "Nothing was done. A write needs 2 calls in a request: raise the limit on the server.";
          default ->
              "Nothing was done. This is a bug, or an unknown version of the server: please report"
                  + " it.";
        };
    return new RequestProblem(
        shownType,
        limit.isEmpty() ? null : shownLimit,
        Problem.error(message, hint),
        retryAfter(answer));
  }

  private JmapException refused(RawResponse answer, String message, String hint) {
    return http(answer, message + status(answer), hint, false, false);
  }

  private JmapException http(
      RawResponse answer, String message, String hint, boolean retryable, boolean outcomeUnknown) {
    return new HttpProblem(
        answer.status(),
        Problem.error(message, hint),
        retryable,
        outcomeUnknown,
        retryAfter(answer));
  }

  /** Returns text of the server as it may be shown. */
  private String shown(String text, int limit) {
    return ServerText.of(secrets.hide(text), limit);
  }

  private static String status(RawResponse answer) {
    return " (HTTP " + answer.status() + ")";
  }

  private static JsonNode problemDetails(RawResponse answer) {
    if (!answer.mediaType().endsWith("json")) {
      return UntrustedJson.missing();
    }
    return UntrustedJson.tryRead(answer.body());
  }

  /**
   * Parses seconds or a date (RFC 9110, section 10.2.3); returns null for anything else. A date is
   * compared with the date of the answer, which comes from the same clock; only where that is
   * missing with the clock of this machine.
   */
  private static @Nullable Duration retryAfter(RawResponse answer) {
    String value = answer.header("retry-after").strip();
    if (value.isEmpty()) {
      return null;
    }
    try {
      if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Duration.ofSeconds(value.length() > 9 ? 999_999_999 : Long.parseLong(value));
      }
      String date = answer.header("date");
      Instant now = date.isEmpty() ? Instant.now() : instant(date);
      Duration wait = Duration.between(now, instant(value));
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static Instant instant(String date) {
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }
}
