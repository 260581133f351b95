/** A page of the embedded server where expressions are tried by hand. */
@NullMarked
package io.github.stalwartgitops.playground;

import org.jspecify.annotations.NullMarked;
