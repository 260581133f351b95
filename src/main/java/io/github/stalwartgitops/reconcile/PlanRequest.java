package io.github.stalwartgitops.reconcile;

/**
 * What to plan.
 *
 * @param manifests the wanted state
 * @param live what it is compared with
 * @param failOnDrift whether differences end in {@link Verdict#DRIFT}
 */
public record PlanRequest(Manifests manifests, Live live, boolean failOnDrift) {}
