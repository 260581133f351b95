package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.catalog.FieldName;
import java.util.Optional;

/**
 * A test for something that no test covers yet.
 *
 * @param field the field
 * @param uncovered what is not covered, such as {@code rule 2}
 * @param yaml the test, ready to paste below {@code tests:}; empty if no connection was found
 */
public record SuggestedTest(FieldName field, String uncovered, Optional<String> yaml) {}
