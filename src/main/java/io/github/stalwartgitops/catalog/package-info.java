/**
 * The objects and expression fields of a Stalwart server, their defaults, and the value that holds
 * their settings.
 */
@NullMarked
package io.github.stalwartgitops.catalog;

import org.jspecify.annotations.NullMarked;
