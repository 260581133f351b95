/** Reads YAML files into declared settings and writes them back, with the place of every part. */
@NullMarked
package io.github.stalwartgitops.manifest;

import org.jspecify.annotations.NullMarked;
