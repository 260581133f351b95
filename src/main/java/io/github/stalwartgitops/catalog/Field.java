package io.github.stalwartgitops.catalog;

import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;

/**
 * An expression field of an object.
 *
 * @param name its full name
 * @param defaultExpression the expression of a server on which the field was never written
 * @param scope the variables and constants that it may use
 */
public record Field(FieldName name, Expression defaultExpression, Scope scope) {}
