package io.github.stalwartgitops.catalog;

import io.github.stalwartgitops.expression.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code Http.allowedEndpoints}: it gives an HTTP status for each request, and 200 lets
 * it in ({@code docs/server.md}). A wrong value locks out the management API, stalwart-gitops
 * included.
 */
public final class ApiAccess {
  /** The field. */
  public static final FieldName FIELD = new FieldName("Http", "allowedEndpoints");

  /** Reads what a credential may do. */
  public static final Request ACCOUNT = new Request("GET", "/api/account");

  /** The requests that every run makes; where {@code /jmap} is not found, discovery follows. */
  public static final List<Request> OWN_REQUESTS = List.of(new Request("POST", "/jmap"), ACCOUNT);

  private static final long ALLOWED = 200;

  private ApiAccess() {}

  /**
   * A request to the management API.
   *
   * @param method the HTTP method
   * @param path the path without a query
   */
  public record Request(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** Whether the value of {@link #FIELD} lets a request in. */
  public static boolean allows(@Nullable Value value) {
    return value instanceof Value.IntegerValue status && status.number() == ALLOWED;
  }
}
