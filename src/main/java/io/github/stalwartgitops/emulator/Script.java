package io.github.stalwartgitops.emulator;

import org.jspecify.annotations.Nullable;

/**
 * A system Sieve script, which the {@code script} fields may name.
 *
 * @param id its id on the wire
 * @param description a note, or null
 * @param isActive whether the server may run it
 * @param contents the Sieve text, without white space at both ends
 */
public record Script(
    String id, String name, @Nullable String description, boolean isActive, String contents) {
  /** Returns an active script whose id is derived from its name. */
  public static Script active(String name, String contents) {
    return new Script(idOf(name), name, null, true, contents);
  }

  /** Returns the id of a script that a state file names without one. */
  static String idOf(String name) {
    return Id.of(Integer.toUnsignedLong(name.hashCode()));
  }
}
