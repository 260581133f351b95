package io.github.stalwartgitops.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that a {@link FaultyEmulator} received.
 *
 * @param line its method, its path and the JMAP methods that it calls
 * @param fault the fault that it met, or null
 */
public record Received(Instant at, RequestKind kind, String line, @Nullable Fault fault) {}
