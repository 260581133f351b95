/** Regular expressions with the syntax and semantics of Rust's {@code regex} crate. */
@NullMarked
package io.github.stalwartgitops.expression.regex;

import org.jspecify.annotations.NullMarked;
