/** Properties of characters by Unicode 16.0, whatever version the running Java has. */
@NullMarked
package io.github.stalwartgitops.expression.unicode;

import org.jspecify.annotations.NullMarked;
