package io.github.stalwartgitops.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The problems (RFC 9457) that the server answers instead of a result. */
final class HttpProblem {
  private HttpProblem() {}

  /** Returns 401, the same for missing, wrong and malformed credentials. */
  static HttpAnswer unauthorized() {
    return HttpAnswer.problem(401, about(401, "Unauthorized", "You have to authenticate first."))
        .with(
            "www-authenticate",
            "Bearer realm=\"Stalwart Server\","
                + " resource_metadata=\"/.well-known/oauth-protected-resource\"")
        .with("www-authenticate", "Basic realm=\"Stalwart Server\"");
  }

  /** Returns 404. */
  static HttpAnswer notFound() {
    return HttpAnswer.problem(
        404, about(404, "Not Found", "The requested resource does not exist on this server."));
  }

  /** Returns 500, which only a state file that cannot be used causes. */
  static HttpAnswer internal(@Nullable String detail) {
    return HttpAnswer.problem(500, about(500, "Internal Server Error", String.valueOf(detail)));
  }

  /** Returns an error of the whole JMAP request (RFC 8620, 3.6.1). */
  static HttpAnswer request(String type, String detail) {
    return HttpAnswer.problem(400, jmap(type, detail));
  }

  /** Returns the error that the request exceeds a limit of the session. */
  static HttpAnswer limit(String limit, String detail) {
    return HttpAnswer.problem(400, jmap("limit", detail).put("limit", limit));
  }

  private static ObjectNode jmap(String type, String detail) {
    return Json.object()
        .put("type", "urn:ietf:params:jmap:error:" + type)
        .put("status", 400)
        .put("detail", detail);
  }

  private static ObjectNode about(int status, String title, String detail) {
    return Json.object()
        .put("type", "about:blank")
        .put("status", status)
        .put("title", title)
        .put("detail", detail);
  }
}
