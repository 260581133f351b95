/** Stalwart's expression language: reading, checking and evaluating it, without any I/O. */
@NullMarked
package io.github.stalwartgitops.expression;

import org.jspecify.annotations.NullMarked;
