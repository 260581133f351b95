/** Trust and client certificates, for HTTPS and SMTP alike. */
@NullMarked
package io.github.stalwartgitops.tls;

import org.jspecify.annotations.NullMarked;
