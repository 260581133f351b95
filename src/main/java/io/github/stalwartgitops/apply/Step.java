package io.github.stalwartgitops.apply;

import java.util.List;

/**
 * One thing that an apply did, in the order it was done.
 *
 * @param subject the object, {@code reload}, {@code read back}, {@code put back} or {@code
 *     greeting}
 * @param result what came of it, a few words
 * @param details further lines; empty if the result says it all
 */
public record Step(String subject, String result, List<String> details) {
  public Step {
    details = List.copyOf(details);
  }
}
