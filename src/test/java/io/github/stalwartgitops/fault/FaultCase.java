package io.github.stalwartgitops.fault;

import io.github.stalwartgitops.emulator.Fault;
import io.github.stalwartgitops.emulator.Fault.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run with faults.
 *
 * @param own the faults besides those of the scenario
 */
record FaultCase(Scenario scenario, List<Fault> own) {
  FaultCase {
    own = List.copyOf(own);
  }

  /** Returns all faults, its own first. */
  List<Fault> faults() {
    return Stream.concat(own.stream(), scenario.faults().stream()).toList();
  }

  boolean has(Kind kind) {
    return faults().stream().anyMatch(it -> it.kind() == kind);
  }

  /** Returns its name, such as {@code apply: close,at=set,carried-out}. */
  String name() {
    String run = scenario.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return run + ": " + own.stream().map(Fault::toString).collect(Collectors.joining(" and "));
  }
}
