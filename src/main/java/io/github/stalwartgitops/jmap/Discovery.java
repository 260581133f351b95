package io.github.stalwartgitops.jmap;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/**
 * Finds the path of method calls through the session (RFC 8620, section 2.2). Only the path of its
 * {@code apiUrl} is used: a server behind a port-forward names hosts that the caller cannot reach,
 * and a credential never goes to another origin.
 */
final class Discovery {
  private static final String WELL_KNOWN = "/.well-known/jmap";

  private final Resource resource;
  private final Secrets secrets;
  private final JmapListener listener;

  Discovery(Resource resource, Secrets secrets, JmapListener listener) {
    this.resource = resource;
    this.secrets = secrets;
    this.listener = listener;
  }

  String path() throws JmapException {
    Resource.Document session = resource.get(WELL_KNOWN);
    JsonNode apiUrl = session.content().path("apiUrl");
    URI api =
        Origin.resolve(session.uri(), apiUrl.asText(""))
            .filter(uri -> apiUrl.isTextual() && !apiUrl.asText().isBlank())
            .orElseThrow(() -> new JmapException.Protocol("the JMAP session names no apiUrl"));
    String path = Origin.path(api);
    if (Origin.same(session.uri(), api)) {
      listener.note(
          "method calls go to " + ServerText.of(secrets.hide(path), 200) + ", as the session says");
    } else {
      listener.note(
          "the session names "
              + ServerText.of(secrets.hide(api.toString()), 200)
              + " for method calls; its path is used on the configured server");
    }
    return path;
  }
}
