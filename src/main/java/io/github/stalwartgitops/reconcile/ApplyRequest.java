package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.apply.ApplyOptions;
import io.github.stalwartgitops.plan.Guards;

/**
 * What to apply.
 *
 * @param desired the desired state
 * @param target the server to change
 * @param options how to carry out the plan
 * @param guards the limits of the plan, also of a dry run's plan
 * @param liveSchema whether fields and defaults come from the server instead of the bundled catalog
 * @param dryRun whether to stop after the plan
 * @param failOnDrift whether differences in a dry run end in {@link Verdict#DRIFT}
 */
public record ApplyRequest(
    DesiredState desired,
    Target target,
    ApplyOptions options,
    Guards guards,
    boolean liveSchema,
    boolean dryRun,
    boolean failOnDrift) {}
