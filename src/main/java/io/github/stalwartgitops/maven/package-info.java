/** The goals of the Maven plugin. */
@NullMarked
package io.github.stalwartgitops.maven;

import org.jspecify.annotations.NullMarked;
