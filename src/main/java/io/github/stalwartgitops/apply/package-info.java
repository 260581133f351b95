/** Carries a plan out as a transaction and proves it. */
@NullMarked
package io.github.stalwartgitops.apply;

import org.jspecify.annotations.NullMarked;
