/** Applies a plan as a transaction and proves the result. */
@NullMarked
package io.github.stalwartgitops.apply;

import org.jspecify.annotations.NullMarked;
