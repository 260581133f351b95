package io.github.stalwartgitops.emulator;

import java.math.BigInteger;
import java.util.Optional;

/** Ids of the server: base-32 numbers in letters, {@code a} is zero ({@code docs/server.md}). */
final class Id {
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz792013";

  private Id() {}

  /** Returns the id without capitals and leading zeros; empty if it is not a number. */
  static Optional<String> canonical(String text) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(Character.toLowerCase(text.charAt(i)));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.shiftLeft(5).add(BigInteger.valueOf(digit));
    }
    return Optional.of(of(number));
  }

  /** Returns the id of a number. */
  static String of(long number) {
    return of(BigInteger.valueOf(number));
  }

  private static String of(BigInteger number) {
    StringBuilder id = new StringBuilder();
    BigInteger rest = number;
    do {
      id.append(DIGITS.charAt(rest.intValue() & 31));
      rest = rest.shiftRight(5);
    } while (rest.signum() > 0);
    return id.reverse().toString();
  }
}
