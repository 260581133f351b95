package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.plan.Guards;

/**
 * What to apply.
 *
 * @param wanted the wanted state
 * @param target the server that shall get it
 * @param options how it is carried out
 * @param guards the limits that the plan has to keep, a dry run's plan as well
 * @param liveSchema whether fields and defaults come from the server instead of the bundled catalog
 * @param dryRun whether to stop after the plan
 * @param failOnDrift whether differences in a dry run end in {@link Verdict#DRIFT}
 */
public record ApplyRequest(
    DesiredState wanted,
    Target target,
    ApplyOptions options,
    Guards guards,
    boolean liveSchema,
    boolean dryRun,
    boolean failOnDrift) {}
