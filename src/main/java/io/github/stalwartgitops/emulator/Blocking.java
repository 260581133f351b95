package io.github.stalwartgitops.emulator;

/**
 * An object that cannot be applied and so refuses every reload, until it is taken out.
 *
 * @param object its name without the {@code x:} of the wire, such as {@code SpamPyzor}
 * @param description what the server tells about it
 */
public record Blocking(String object, String description) {}
