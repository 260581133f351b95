package io.github.stalwartgitops.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request to the management API of an {@link Emulator}, as its log shows it: no credentials.
 *
 * @param at when it arrived
 * @param account the name of the account that its credentials belong to, or null if there is none
 * @param line its method, its path and the JMAP methods that it calls
 * @param status the status code of the answer, 0 if the connection was closed instead
 */
public record RequestRecord(Instant at, @Nullable String account, String line, int status) {}
