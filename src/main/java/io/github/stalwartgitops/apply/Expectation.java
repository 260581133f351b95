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
 */
record Expectation(Set<String> greetings, Set<String> unknown) {
  Expectation {
    greetings = Collections.unmodifiableSet(new LinkedHashSet<>(greetings));
    unknown = Collections.unmodifiableSet(new LinkedHashSet<>(unknown));
  }

  boolean isCertain() {
    return unknown.isEmpty() && greetings.size() == 1;
  }

  /** Whether the greeting cannot be given by these settings. */
  boolean excludes(String greeting) {
    return unknown.isEmpty() && !greetings.contains(greeting);
  }

  /** The likely text. */
  String likely() {
    return greetings.iterator().next();
  }
}
