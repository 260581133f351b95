package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run in which things go wrong.
 *
 * @param scenario the run
 * @param own what goes wrong besides what the scenario brings anyway
 */
record Trial(Scenario scenario, List<Fault> own) {
  Trial {
    own = List.copyOf(own);
  }

  /** All that goes wrong, its own first. */
  List<Fault> faults() {
    return Stream.concat(own.stream(), scenario.standing().stream()).toList();
  }

  boolean has(Kind kind) {
    return faults().stream().anyMatch(it -> it.kind() == kind);
  }

  @Override
  public String toString() {
    return scenario + " " + own;
  }
}
