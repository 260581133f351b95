package io.github.stalwartgitops.emulator;

/** What a request to the management API is for. */
public enum RequestKind {
  /** Whatever it is for; no request has this kind. */
  ANY,
  /** The session, or the way to it. */
  SESSION,
  /** The account with its permissions. */
  ACCOUNT,
  /** Method calls that only read. */
  GET,
  /** Method calls of which one writes. */
  SET,
  /** Method calls of which one is an action, such as the reload. */
  RELOAD,
  /** Another page. */
  OTHER;

  /** The kind of a request; of a body only the names of the methods count. */
  static RequestKind of(HttpRequest request) {
    return switch (request.path()) {
      case "/.well-known/jmap", "/jmap/session", "/jmap/session/" -> SESSION;
      case "/api/account" -> ACCOUNT;
      case "/jmap", "/jmap/" -> ofCalls(request.body());
      default -> OTHER;
    };
  }

  private static RequestKind ofCalls(String body) {
    if (body.contains("\"x:Action/set\"")) {
      return RELOAD;
    }
    return body.contains("/set\"") ? SET : GET;
  }

  /** Whether a fault that waits for this kind is due at a request of the other. */
  boolean covers(RequestKind kind) {
    return this == ANY || this == kind;
  }
}
