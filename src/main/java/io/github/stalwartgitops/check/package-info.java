/** What compiles but is surely a mistake: the lints. */
@NullMarked
package io.github.stalwartgitops.check;

import org.jspecify.annotations.NullMarked;
