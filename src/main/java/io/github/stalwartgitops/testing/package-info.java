/** Behaviour tests: what connections must get, the results, and what the tests cover. */
@NullMarked
package io.github.stalwartgitops.testing;

import org.jspecify.annotations.NullMarked;
