/** What connections see: sample connections, explanations, before and after. */
@NullMarked
package io.github.stalwartgitops.behavior;

import org.jspecify.annotations.NullMarked;
