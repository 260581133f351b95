package io.github.stalwartgitops.reconcile;

/**
 * What to plan.
 *
 * @param manifests the wanted state
 * @param live what it is compared with
 * @param liveSchema whether fields and defaults come from the server instead of the bundled catalog
 * @param failOnDrift whether differences end in {@link Verdict#DRIFT}
 */
public record PlanRequest(
    Manifests manifests, Live live, boolean liveSchema, boolean failOnDrift) {}
