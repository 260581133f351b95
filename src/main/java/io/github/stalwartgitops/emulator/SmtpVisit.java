package io.github.stalwartgitops.emulator;

import java.time.Instant;
import java.util.List;

/**
 * An SMTP session of an {@link Emulator}.
 *
 * @param at when it began
 * @param listener the name of the listener
 * @param client the address of the client, such as {@code 127.0.0.1:50000}
 * @param greeting the line it was greeted with, empty where it was closed without one
 * @param commands the first commands it gave: the verb alone, with the domain behind {@code EHLO};
 *     other arguments may be credentials. Lines in a row that are no commands count as one
 */
public record SmtpVisit(
    Instant at, String listener, String client, String greeting, List<String> commands) {
  public SmtpVisit {
    commands = List.copyOf(commands);
  }
}
