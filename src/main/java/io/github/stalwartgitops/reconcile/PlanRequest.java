package io.github.stalwartgitops.reconcile;

import io.github.stalwartgitops.behavior.Sample;
import java.nio.file.Path;
import java.util.List;

/**
 * What to plan.
 *
 * @param manifests the desired state
 * @param baseline what it is compared with
 * @param liveSchema whether fields and defaults come from the server instead of the bundled catalog
 * @param failOnDrift whether differences end in {@link Verdict#DRIFT}
 * @param samples the connections to evaluate; if there are none, they are derived from the
 *     conditions
 */
public record PlanRequest(
    Manifests manifests,
    Baseline baseline,
    boolean liveSchema,
    boolean failOnDrift,
    List<Sample> samples) {
  public PlanRequest {
    samples = List.copyOf(samples);
  }

  /** Where the stored state comes from. */
  public sealed interface Baseline permits Target, ExportFile {}

  /** A file that {@code export} wrote; fields that it leaves out are at their default. */
  public record ExportFile(Path file) implements Baseline {}
}
