package io.github.stalwartgitops.apply;

import java.time.Duration;

/**
 * How a plan is carried out.
 *
 * @param reload when to reload
 * @param keepStored whether changes stay stored where no reload makes them active, instead of being
 *     put back
 * @param budget the time for repeating a reload, or a write whose answer was lost
 * @param probing which greetings shall prove the outcome
 */
public record ApplyOptions(
    ReloadMode reload, boolean keepStored, Duration budget, ProbeOptions probing) {
  /** The same without a proof. */
  public ApplyOptions(ReloadMode reload, boolean keepStored, Duration budget) {
    this(reload, keepStored, budget, ProbeOptions.none());
  }

  /** Reload after a write, put back what cannot be made active, 10 s for repeating, no proof. */
  public static ApplyOptions defaults() {
    return new ApplyOptions(ReloadMode.AUTO, false, Duration.ofSeconds(10));
  }
}
