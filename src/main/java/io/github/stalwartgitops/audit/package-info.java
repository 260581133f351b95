/** A record of applies that outlives them: who made which server hold what, and what came of it. */
@NullMarked
package io.github.stalwartgitops.audit;

import org.jspecify.annotations.NullMarked;
