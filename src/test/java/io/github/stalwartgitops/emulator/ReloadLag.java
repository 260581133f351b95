package io.github.stalwartgitops.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long nodes use the previous settings after an accepted reload.
 *
 * @param node the node, or empty for every one
 * @param time how long, or zero where time does not matter
 * @param connections how many connections still see the previous settings, or zero where they do
 *     not count; without a time, too, the node catches up only with the next reload
 */
record ReloadLag(String node, Duration time, int connections) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<node>[A-Za-z][\\w.-]*)?(?:(?:^|/)(?<number>[1-9]\\d{0,7})(?<unit>-connections)?)?");

  /**
   * Parses nothing, {@code NODE}, {@code MILLISECONDS}, {@code N-connections}, or a node and one of
   * them with a slash between; empty for another form.
   */
  static Optional<ReloadLag> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String node = Objects.requireNonNullElse(form.group("node"), "");
    int number = Integer.parseInt(Objects.requireNonNullElse(form.group("number"), "0"));
    return Optional.of(
        form.group("unit") == null
            ? new ReloadLag(node, Duration.ofMillis(number), 0)
            : new ReloadLag(node, Duration.ZERO, number));
  }

  /** Whether a node of that name lags. */
  boolean concerns(String name) {
    return node.isEmpty() || node.equals(name);
  }

  /** Whether a node has caught up that lagged since then for so many connections. */
  boolean isOver(Instant since, Instant now, int passed) {
    return connections > 0
        ? passed >= connections
        : !time.isZero() && !now.isBefore(since.plus(time));
  }
}
