package io.github.stalwartgitops.smtp;

import java.net.InetSocketAddress;

/**
 * The two ends of a connection as this machine knows them; a translation of addresses on the way is
 * not seen.
 *
 * @param local this end
 * @param remote the server's end
 */
public record Connection(InetSocketAddress local, InetSocketAddress remote) {}
