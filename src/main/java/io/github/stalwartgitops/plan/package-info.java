/** Differences between stored and desired settings, the smallest patch, the digest, guards. */
@NullMarked
package io.github.stalwartgitops.plan;

import org.jspecify.annotations.NullMarked;
