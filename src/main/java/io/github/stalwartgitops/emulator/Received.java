package io.github.stalwartgitops.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that an {@link Emulator} was sent.
 *
 * @param at when
 * @param kind what it was for
 * @param account the name of the account that its credentials prove, or null where they prove none
 * @param line its method and path, and the JMAP methods that it calls; nothing of its headers,
 *     where credentials are, and nothing else of its body
 * @param fault what went wrong with it, or null
 * @param status the status code of its answer, 0 where it has none, or none yet
 */
public record Received(
    Instant at,
    RequestKind kind,
    @Nullable String account,
    String line,
    @Nullable Fault fault,
    int status) {
  /** The same, answered. */
  Received answered(int newStatus) {
    return new Received(at, kind, account, line, fault, newStatus);
  }
}
