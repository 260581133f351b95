package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.jmap.JmapEndpoint;

/**
 * A server to be kept equal to manifests.
 *
 * @param name what reports call it
 * @param endpoint how to reach it
 */
public record Target(String name, JmapEndpoint endpoint) {
  /** A server that is called by its host. */
  public static Target of(JmapEndpoint endpoint) {
    String host = endpoint.url().getHost();
    return new Target(host == null ? endpoint.url().toString() : host, endpoint);
  }
}
