package io.github.stalwartgitops.maven;

import io.github.stalwartgitops.jmap.RequestLimits;
import io.github.stalwartgitops.reconcile.ProxyChoice;
import io.github.stalwartgitops.tls.TlsConfiguration;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which server a goal asks, and how, as its user wrote it.
 *
 * @param url its URL, or null for that of the environment
 * @param serverId the server of {@code settings.xml} with the credential, or null
 * @param tokenFile a file with a token, or null
 * @param user a user name, or null
 * @param passwordFile a file with the user's password, or null
 * @param limits times and sizes
 * @param jmapPath the path that takes method calls, or null to find it
 * @param proxy the proxy on the way, if it is not that of {@code settings.xml}
 * @param tls trust and client certificate
 * @param allowPlainHttp whether plain HTTP is accepted for other hosts than loopback
 */
record ServerChoice(
    @Nullable String url,
    @Nullable String serverId,
    @Nullable Path tokenFile,
    @Nullable String user,
    @Nullable Path passwordFile,
    RequestLimits limits,
    @Nullable String jmapPath,
    ProxyChoice proxy,
    TlsConfiguration tls,
    boolean allowPlainHttp) {}
