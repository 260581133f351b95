package io.github.stalwartgitops.reconcile;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the values of options and of parameters. Each method throws an {@link
 * IllegalArgumentException} whose message quotes the text and says what is expected.
 */
public final class OptionValue {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
  private static final int MAX_PORT = 65_535;

  private OptionValue() {}

  /** Parses {@code 500ms}, {@code 5s}, {@code 2m} or {@code 1h}. */
  public static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a time such as 5s");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /** Parses a duration that is longer than zero. */
  public static Duration timeLimit(String text) {
    Duration limit = duration(text);
    if (limit.isZero()) {
      throw new IllegalArgumentException("'" + text + "' is not a time longer than 0s");
    }
    return limit;
  }

  /** Parses a number that must not be exceeded. */
  public static OptionalInt limit(String text) {
    if (!COUNT.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number, 0 or more");
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  /** Parses a TCP port; 0 means any free one. */
  public static int port(String text) {
    if (!COUNT.matcher(text).matches() || Integer.parseInt(text) > MAX_PORT) {
      throw new IllegalArgumentException("'" + text + "' is not a port from 0 to " + MAX_PORT);
    }
    return Integer.parseInt(text);
  }

  /** Parses the name of a constant, in upper or lower case. */
  public static <E> E choice(Class<E> type, String text) {
    int index = choices(type).indexOf(text.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not one of " + String.join(", ", choices(type)));
    }
    return type.getEnumConstants()[index];
  }

  /** Returns the names of the constants in lower case. */
  public static List<String> choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .toList();
  }
}
