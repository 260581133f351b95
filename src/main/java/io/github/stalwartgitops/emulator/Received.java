package io.github.stalwartgitops.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that an {@link Emulator} was sent.
 *
 * @param at when
 * @param kind what it was for
 * @param line its method and path, and the JMAP methods that it calls; nothing of its headers,
 *     where credentials are, and nothing else of its body
 * @param fault what went wrong with it, or null
 */
public record Received(Instant at, RequestKind kind, String line, @Nullable Fault fault) {}
