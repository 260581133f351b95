package io.github.stalwartgitops.apply;

import io.github.stalwartgitops.smtp.SmtpAddress;
import java.time.Duration;
import java.util.List;

/**
 * Which greetings shall prove that what is stored is active.
 *
 * @param addresses where they are read; in a cluster one per node, not a balancer. None: no proof
 *     is asked for
 * @param budget the time for asking again where a greeting is not yet what it should be
 * @param rollbackOnContradiction whether the former settings are put back where a greeting
 *     contradicts the new ones to the end
 */
public record ProbeOptions(
    List<SmtpAddress> addresses, Duration budget, boolean rollbackOnContradiction) {
  public ProbeOptions {
    addresses = List.copyOf(addresses);
  }

  /** No proof is asked for. */
  public static ProbeOptions none() {
    return new ProbeOptions(List.of(), Duration.ZERO, false);
  }

  boolean isAskedFor() {
    return !addresses.isEmpty();
  }
}
