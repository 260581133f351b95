package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.behavior.Sample;
import java.util.List;

/**
 * What to plan.
 *
 * @param manifests the wanted state
 * @param live what it is compared with
 * @param liveSchema whether fields and defaults come from the server instead of the bundled catalog
 * @param failOnDrift whether differences end in {@link Verdict#DRIFT}
 * @param samples the connections to look at; where there are none, they are derived from the
 *     conditions
 */
public record PlanRequest(
    Manifests manifests,
    PlanBaseline live,
    boolean liveSchema,
    boolean failOnDrift,
    List<Sample> samples) {
  public PlanRequest {
    samples = List.copyOf(samples);
  }
}
