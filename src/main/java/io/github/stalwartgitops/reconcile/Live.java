package io.github.stalwartgitops.reconcile;

import java.nio.file.Path;

/** Where the stored state comes from that a plan compares with. */
public sealed interface Live {
  /** A server. */
  record Server(Target target) implements Live {}

  /** A file that {@code export} wrote; fields that it leaves out are at their default. */
  record ExportFile(Path file) implements Live {}
}
