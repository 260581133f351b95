/** Writes the result of a run in the forms that people and pipelines read. */
@NullMarked
package io.github.stalwartgitops.report;

import org.jspecify.annotations.NullMarked;
