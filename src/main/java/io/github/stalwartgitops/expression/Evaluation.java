package io.github.stalwartgitops.expression;

import org.jspecify.annotations.Nullable;

/**
 * The value of a field for one connection.
 *
 * @param value the value, or null where the evaluation failed or the text compiled to nothing
 * @param rule the rule that gave it, counted from 0; -1 for {@code else}, and where a condition
 *     failed
 */
public record Evaluation(@Nullable Value value, int rule) {}
