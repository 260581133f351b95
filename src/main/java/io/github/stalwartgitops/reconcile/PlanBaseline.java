package io.github.stalwartgitops.reconcile;

import java.nio.file.Path;

/** Where the stored state comes from that a plan compares with. */
public sealed interface PlanBaseline {
  /** A server. */
  record Server(Target target) implements PlanBaseline {}

  /** A file that {@code export} wrote; fields that it leaves out are at their default. */
  record ExportFile(Path file) implements PlanBaseline {}
}
