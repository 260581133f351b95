package io.github.stalwartgitops.emulator;

import org.jspecify.annotations.Nullable;

/**
 * A trusted Sieve script of the server, which the {@code script} fields may name.
 *
 * @param name what the fields call it
 * @param description a note about it, or null
 * @param isActive whether it may run
 * @param contents the Sieve text
 */
public record Script(
    String name, @Nullable String description, boolean isActive, String contents) {}
