package io.github.stalwartgitops.emulator;

/** What a request to the management API does. */
public enum RequestKind {
  /** Any of the others; no request has this kind. */
  ANY,
  /** Reads the session, or is redirected to it. */
  SESSION,
  /** Reads the account with its permissions. */
  ACCOUNT,
  /** Calls methods that only read. */
  GET,
  /** Calls methods of which one writes. */
  SET,
  /** Calls methods of which one is an action, such as the reload. */
  RELOAD,
  /** Reads another page. */
  OTHER;

  /** Returns the kind of a request by its path and the names of its methods. */
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

  /** Whether a fault at this kind is due at a request of the other. */
  boolean covers(RequestKind kind) {
    return this == ANY || this == kind;
  }
}
