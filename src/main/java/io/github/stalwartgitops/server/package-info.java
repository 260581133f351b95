/** A Stalwart server over JMAP: reads, writes, reloads; permissions and schema. */
@NullMarked
package io.github.stalwartgitops.server;

import org.jspecify.annotations.NullMarked;
