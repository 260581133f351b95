/** Differences between stored and wanted settings, the minimal patch, digest and guards. */
@NullMarked
package io.github.stalwartgitops.plan;

import org.jspecify.annotations.NullMarked;
