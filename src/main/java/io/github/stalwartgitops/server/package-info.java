/** A Stalwart server over JMAP: reading, writing, reloading, permissions. */
@NullMarked
package io.github.stalwartgitops.server;

import org.jspecify.annotations.NullMarked;
