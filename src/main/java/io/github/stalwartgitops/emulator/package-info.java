/** A Stalwart look-alike in one process: JMAP and SMTP. */
@NullMarked
package io.github.stalwartgitops.emulator;

import org.jspecify.annotations.NullMarked;
