/** Regular expressions with the syntax and semantics of Rust's {@code regex} crate, on RE2/J. */
@NullMarked
package io.github.stalwartgitops.expression.regex;

import org.jspecify.annotations.NullMarked;
