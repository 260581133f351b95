package io.github.stalwartgitops.expression;

/**
 * One rule of an {@link Expression} ({@code x:ExpressionMatch}): expression texts as a server holds
 * them.
 *
 * @param ifText the condition
 * @param thenText what the field is when the condition holds
 */
public record Rule(String ifText, String thenText) {}
