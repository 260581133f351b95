package io.github.stalwartgitops.catalog;

import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;

/**
 * An expression field of an object.
 *
 * @param name its full name
 * @param defaultExpression what a server uses that was never told otherwise
 * @param scope the variables and constants it may use
 */
public record Field(FieldName name, Expression defaultExpression, Scope scope) {}
