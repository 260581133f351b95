package io.github.stalwartgitops.jmap;

/**
 * A request that has an HTTP answer.
 *
 * @param method its method, such as {@code POST}
 * @param path its path and query, without secrets
 * @param status the HTTP status of its last answer
 */
public record CompletedRequest(String method, String path, int status) {}
