package io.github.stalwartgitops.apply;

import java.time.Duration;

/**
 * How a plan is applied.
 *
 * @param reload when to reload
 * @param keepStored whether changes stay stored if no reload makes them active, instead of being
 *     rolled back
 * @param budget the time for repeating a reload, or a write whose answer was lost
 * @param probe the greetings that prove the result
 */
public record ApplyOptions(
    ReloadMode reload, boolean keepStored, Duration budget, ProbeOptions probe) {
  /** Creates options without a proof. */
  public ApplyOptions(ReloadMode reload, boolean keepStored, Duration budget) {
    this(reload, keepStored, budget, ProbeOptions.none());
  }

  /**
   * Returns the defaults: reload after a write, roll back on failure, repeat for 10 s, no proof.
   */
  public static ApplyOptions defaults() {
    return new ApplyOptions(ReloadMode.AUTO, false, Duration.ofSeconds(10));
  }
}
