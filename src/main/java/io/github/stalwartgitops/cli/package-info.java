/** The commands of the standalone runner. */
@NullMarked
package io.github.stalwartgitops.cli;

import org.jspecify.annotations.NullMarked;
