package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.smtp.SmtpAddress;
import java.time.Duration;
import java.util.List;

/**
 * The greetings that prove that the stored settings are active.
 *
 * @param addresses where greetings are read; in a cluster one per node, not a balancer. Empty if no
 *     proof is requested
 * @param budget the time for reading a greeting again while it is not the expected one
 * @param rollbackOnContradiction whether the previous settings are restored if a greeting
 *     contradicts the new ones until the time is over
 */
public record ProbeOptions(
    List<SmtpAddress> addresses, Duration budget, boolean rollbackOnContradiction) {
  public ProbeOptions {
    addresses = List.copyOf(addresses);
  }

  /** Returns options that request no proof. */
  public static ProbeOptions none() {
    return new ProbeOptions(List.of(), Duration.ZERO, false);
  }

  boolean isRequested() {
    return !addresses.isEmpty();
  }
}
