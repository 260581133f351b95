package io.github.stalwartgitops.check;

import java.util.stream.Stream;

/** Looks for one family of mistakes in a field. */
interface FieldLint {
  /** What it finds, in the order of the texts. */
  Stream<Finding> findings(CheckedField field);
}
