package io.github.stalwartgitops.emulator;

/**
 * An object that cannot be applied and therefore refuses every reload.
 *
 * @param object its name without the {@code x:} of the wire, such as {@code SpamPyzor}
 * @param description the server's reason
 */
public record ReloadBlocker(String object, String description) {}
