/** Plans, outcomes and problems as people and pipelines read them. */
@NullMarked
package io.github.stalwartgitops.report;

import org.jspecify.annotations.NullMarked;
