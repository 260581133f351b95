package io.github.stalwartgitops.apply;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What settings give for a connection.
 *
 * @param greetings every text behind {@code 220} that is possible, or, if something is unknown, the
 *     likely ones
 * @param unknown what the greeting depends on and nobody here knows, in words
 * @param translatable what it depends on besides and is known here, unless it is translated on the
 *     way: a greeting that comes shows that it was not, another one shows nothing
 */
record Expectation(Set<String> greetings, Set<String> unknown, Set<String> translatable) {
  Expectation {
    greetings = Collections.unmodifiableSet(new LinkedHashSet<>(greetings));
    unknown = Collections.unmodifiableSet(new LinkedHashSet<>(unknown));
    translatable = Collections.unmodifiableSet(new LinkedHashSet<>(translatable));
  }

  boolean isCertain() {
    return unknown.isEmpty() && greetings.size() == 1;
  }

  /** Whether these settings give this greeting, and no other. */
  boolean proves(String greeting) {
    return isCertain() && greetings.contains(greeting);
  }

  /** Whether another greeting than this one may prove these settings. */
  boolean misses(String greeting) {
    return unknown.isEmpty() && !greetings.contains(greeting);
  }

  /** Whether the greeting cannot be given by these settings. */
  boolean excludes(String greeting) {
    return misses(greeting) && translatable.isEmpty();
  }

  /** The likely text. */
  String likely() {
    return greetings.iterator().next();
  }
}
