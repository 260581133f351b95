package io.github.stalwartgitops.server;

/**
 * What a server stores, with what expressions refer to outside their objects.
 *
 * @param stored the requested objects
 * @param context scripts, listeners and host name, as far as the credential may read them
 */
public record ServerSnapshot(Stored stored, ServerContext context) {}
