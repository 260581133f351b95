package io.github.stalwartgitops.testing;

import java.util.List;

/**
 * What tests cover of the declared fields.
 *
 * @param fields the fields in the order of the manifests
 */
public record Coverage(List<FieldCoverage> fields) {
  public Coverage {
    fields = List.copyOf(fields);
  }

  /** Returns how many rules were taken, each {@code else} included. */
  public long takenRules() {
    return fields.stream().mapToLong(FieldCoverage::takenRules).sum();
  }

  /** Returns how many rules there are, each {@code else} included. */
  public long rules() {
    return fields.stream().mapToLong(field -> field.rules().size()).sum();
  }

  /** Returns the share of rules that were taken in percent, rounded down; 100 if there are none. */
  public long rulePercent() {
    return rules() == 0 ? 100 : 100 * takenRules() / rules();
  }
}
