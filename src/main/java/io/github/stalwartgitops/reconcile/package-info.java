/** The orchestrator: validate, plan, apply and export over one server or many. */
@NullMarked
package io.github.stalwartgitops.reconcile;

import org.jspecify.annotations.NullMarked;
