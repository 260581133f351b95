package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.jmap.JmapEndpoint;

/**
 * A server to be kept equal to manifests.
 *
 * @param name what reports call it
 * @param address its URL as the user named it, also where a saved plan was made for it
 * @param endpoint how to reach it
 */
public record Target(String name, String address, JmapEndpoint endpoint) {
  /** A server that is called by its host. */
  public static Target of(JmapEndpoint endpoint) {
    String host = endpoint.url().getHost();
    String url = endpoint.url().toString();
    return new Target(host == null ? url : host, url, endpoint);
  }
}
