/** Problems with their place, message and hint, and how files are read and errors are worded. */
@NullMarked
package io.github.stalwartgitops.problem;

import org.jspecify.annotations.NullMarked;
