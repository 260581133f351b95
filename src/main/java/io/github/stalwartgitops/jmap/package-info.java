/** JMAP (RFC 8620) over HTTP: sessions, method calls, the kinds of error, retries. */
@NullMarked
package io.github.stalwartgitops.jmap;

import org.jspecify.annotations.NullMarked;
