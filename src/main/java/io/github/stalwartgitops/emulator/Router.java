package io.github.stalwartgitops.emulator;

import java.util.Optional;

/** Routes a request by its path, and requires credentials where the server does. */
final class Router {
  private final Accounts accounts;
  private final SessionPage session;
  private final AccountPage account;
  private final SchemaPage schema;
  private final JmapDispatcher jmap;

  Router(
      Accounts accounts,
      SessionPage session,
      AccountPage account,
      SchemaPage schema,
      JmapDispatcher jmap) {
    this.accounts = accounts;
    this.session = session;
    this.account = account;
    this.schema = schema;
    this.jmap = jmap;
  }

  /** Returns the answer to a request. */
  HttpAnswer answer(HttpRequest request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> page(request);
      case "POST" -> post(request);
      case "OPTIONS" -> HttpAnswer.empty(204);
      default -> HttpProblem.notFound();
    };
  }

  private HttpAnswer page(HttpRequest request) {
    String path = request.path();
    return switch (path) {
      case "/" -> HttpAnswer.redirect(302, "/account");
      case "/.well-known/jmap" ->
          HttpAnswer.redirect(307, "/jmap/session").with("cache-control", "no-cache");
      case "/jmap/session", "/jmap/session/" -> session(request);
      case "/api/account" ->
          caller(request)
              .map(caller -> HttpAnswer.json(account.of(caller)))
              .orElseGet(HttpProblem::unauthorized);
      case "/api/schema" ->
          caller(request)
              .map(caller -> HttpAnswer.redirect(302, schema.path()))
              .orElseGet(HttpProblem::unauthorized);
      default -> other(request);
    };
  }

  private HttpAnswer other(HttpRequest request) {
    String path = request.path();
    if (path.startsWith("/api/schema/") && path.equals(schema.path())) {
      return caller(request)
          .map(caller -> HttpAnswer.compressedJson(schema.compressed()))
          .orElseGet(HttpProblem::unauthorized);
    }
    return notFound(path);
  }

  /** A path of one segment that the server does not know is redirected to itself with a slash. */
  private static HttpAnswer notFound(String path) {
    boolean isKnown = path.equals("/jmap") || path.equals("/api");
    return isKnown || path.indexOf('/', 1) > 0
        ? HttpProblem.notFound()
        : HttpAnswer.redirect(302, path + "/");
  }

  /** The URLs of the session have the host name that the client used. */
  private HttpAnswer session(HttpRequest request) {
    String host = request.header("host");
    String publicUrl = host == null ? "" : "http://" + host;
    if (request.header("authorization") == null) {
      return HttpAnswer.json(session.of(null, publicUrl));
    }
    return caller(request)
        .map(caller -> HttpAnswer.json(session.of(caller, publicUrl)))
        .orElseGet(HttpProblem::unauthorized);
  }

  private HttpAnswer post(HttpRequest request) {
    if (!request.path().equals("/jmap") && !request.path().equals("/jmap/")) {
      return notFound(request.path());
    }
    return caller(request)
        .map(caller -> call(request, caller))
        .orElseGet(HttpProblem::unauthorized);
  }

  private HttpAnswer call(HttpRequest request, Account caller) {
    try {
      return HttpAnswer.json(jmap.answer(JmapRequest.read(request), caller));
    } catch (RequestErrorException e) {
      return e.answer();
    }
  }

  private Optional<Account> caller(HttpRequest request) {
    return accounts.find(request.header("authorization"));
  }
}
