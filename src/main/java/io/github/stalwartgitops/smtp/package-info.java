/** Reads the greeting of an SMTP server as a client does. */
@NullMarked
package io.github.stalwartgitops.smtp;

import org.jspecify.annotations.NullMarked;
