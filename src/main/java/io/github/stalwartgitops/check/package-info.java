/** Checks manifests: errors in texts that do not compile, and lints for likely mistakes. */
@NullMarked
package io.github.stalwartgitops.check;

import org.jspecify.annotations.NullMarked;
