package io.github.stalwartgitops.emulator;

import org.jspecify.annotations.Nullable;

/**
 * A request that an {@link Emulator} was sent.
 *
 * @param kind what it was for
 * @param fault what went wrong with it, or null
 */
public record Received(RequestKind kind, @Nullable Fault fault) {}
