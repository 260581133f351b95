/** Trust and client certificates, for HTTPS and SMTP. */
@NullMarked
package io.github.stalwartgitops.tls;

import org.jspecify.annotations.NullMarked;
