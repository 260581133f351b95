package io.github.stalwartgitops.apply;

import java.util.List;

/**
 * One step of an apply.
 *
 * @param subject the object, {@code reload}, {@code read back}, {@code rollback} or {@code
 *     greeting}
 * @param result the result in a few words
 * @param details further lines; empty if the result says everything
 */
public record Step(String subject, String result, List<String> details) {
  public Step {
    details = List.copyOf(details);
  }
}
