package io.github.stalwartgitops.jmap;

/**
 * A request that was answered.
 *
 * @param method its method, such as {@code POST}
 * @param path its path, with its query, as it may be shown
 * @param status the HTTP status of its last answer
 */
public record CompletedRequest(String method, String path, int status) {}
