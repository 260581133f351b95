package io.github.stalwartgitops.server;

/**
 * What a server stores, with what expressions refer to outside their objects.
 *
 * @param stored the objects asked for
 * @param context scripts, listeners and host name, as far as they may be read
 */
public record ServerSnapshot(Stored stored, ServerContext context) {}
