/** YAML files to declared settings and back, with the place of every part. */
@NullMarked
package io.github.stalwartgitops.manifest;

import org.jspecify.annotations.NullMarked;
