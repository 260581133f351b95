package io.github.stalwartgitops.expression;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression field may use; functions are the same everywhere.
 *
 * @param variables the variables allowed in the field
 * @param constants the constants allowed in the field, or null where all are
 */
public record Scope(Set<String> variables, @Nullable Set<String> constants) {}
