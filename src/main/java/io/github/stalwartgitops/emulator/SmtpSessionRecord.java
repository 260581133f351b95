package io.github.stalwartgitops.emulator;

import java.time.Instant;
import java.util.List;

/**
 * An SMTP session of an {@link Emulator}, without anything that may hold a credential.
 *
 * @param at when it began
 * @param listener the name of the listener
 * @param client the address of the client, such as {@code 127.0.0.1:50000}
 * @param greeting the first line of the server, empty if it closed the connection without one
 * @param commands the verbs of the first commands, those of {@code EHLO} with their domain; several
 *     lines in a row that are not commands count as one
 */
public record SmtpSessionRecord(
    Instant at, String listener, String client, String greeting, List<String> commands) {
  public SmtpSessionRecord {
    commands = List.copyOf(commands);
  }
}
