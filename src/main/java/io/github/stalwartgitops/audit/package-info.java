/** The record of applies: who changed which server, from which commit, and the outcome. */
@NullMarked
package io.github.stalwartgitops.audit;

import org.jspecify.annotations.NullMarked;
