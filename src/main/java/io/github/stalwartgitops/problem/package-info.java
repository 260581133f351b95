/** A problem with its place, cause and hint, and the list that collects them. */
@NullMarked
package io.github.stalwartgitops.problem;

import org.jspecify.annotations.NullMarked;
