package io.github.stalwartgitops.check;

import java.util.stream.Stream;

/** Finds one family of mistakes in a field. */
interface FieldLint {
  /** Returns what it finds, in the order of the texts. */
  Stream<Finding> findings(CheckedField field);
}
