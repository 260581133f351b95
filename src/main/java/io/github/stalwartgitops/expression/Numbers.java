package io.github.stalwartgitops.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Numbers read from text and written to it, in the forms that Rust's standard library has. */
final class Numbers {
  private Numbers() {}

  /** A signed 64-bit integer, or a float; null where the text is not a number. */
  static @Nullable Value parse(String text) {
    if (text.isEmpty() || text.length() > 400) {
      return text.isEmpty() ? null : parseFloat(text);
    }
    Value integer = parseInteger(text);
    return integer != null ? integer : parseFloat(text);
  }

  /** Optional sign, ASCII digits, within 64 bits; otherwise null. */
  static @Nullable Value parseInteger(String text) {
    int length = text.length();
    int at = hasSign(text) ? 1 : 0;
    if (at == length) {
      return null;
    }
    boolean negative = text.charAt(0) == '-';
    long limit = negative ? Long.MIN_VALUE : -Long.MAX_VALUE;
    long value = 0;
    for (; at < length; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10) {
        return null;
      }
      value *= 10;
      if (value < limit + digit) {
        return null;
      }
      value -= digit;
    }
    return Value.of(negative ? value : -value);
  }

  /** A float in Rust's forms; otherwise null. */
  static @Nullable Value parseFloat(String text) {
    int start = hasSign(text) ? 1 : 0;
    if (isDecimal(text, start)) {
      return new Value.FloatValue(Double.parseDouble(text));
    }
    double sign = text.startsWith("-") ? -1 : 1;
    String word = text.substring(start);
    if (word.equalsIgnoreCase("inf") || word.equalsIgnoreCase("infinity")) {
      return isAscii(word) ? new Value.FloatValue(sign * Double.POSITIVE_INFINITY) : null;
    }
    return word.equalsIgnoreCase("nan") ? new Value.FloatValue(Double.NaN) : null;
  }

  private static boolean hasSign(String text) {
    return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean isDecimal(String text, int start) {
    int integral = digits(text, start);
    int at = start + integral;
    int fraction = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      fraction = digits(text, at + 1);
      at += 1 + fraction;
    }
    if (integral + fraction == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
        at++;
      }
      int exponent = digits(text, at);
      at += exponent;
      return exponent > 0 && at == text.length();
    }
    return at == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  /** A float as {@code +} writes it: never an exponent, no {@code .0}. */
  static String plain(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return isNegative(number) ? "-0" : "0";
    }
    String plain = inFewDigits(number);
    if (plain != null) {
      return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
    return shortest(number).stripTrailingZeros().toPlainString();
  }

  /** What Java prints, where it has no exponent and so few digits that no other text has fewer. */
  private static @Nullable String inFewDigits(double number) {
    double size = Math.abs(number);
    if (size < 1e-3 || size >= 1e7) {
      return null;
    }
    String text = Double.toString(number);
    return text.length() <= 16 ? text : null;
  }

  /** A float as functions see it: {@code .0} when whole, an exponent when far from 1. */
  static String withFraction(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return plain(number);
    }
    double size = Math.abs(number);
    if (size == 0 || (size >= 1e-5 && size < 1e16)) {
      String few = inFewDigits(number);
      if (few != null) {
        return few;
      }
      String plain = plain(number);
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    BigDecimal decimal = shortest(number).stripTrailingZeros();
    String digits = decimal.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - decimal.scale();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return (number < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }

  private static boolean isNegative(double number) {
    return Double.doubleToRawLongBits(number) < 0;
  }

  /** The fewest digits that read back as the same number; older Java runtimes print too many. */
  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    int digits = new BigDecimal(Double.toString(number)).stripTrailingZeros().precision();
    BigDecimal best = exact.round(new MathContext(digits));
    if (best.doubleValue() != number) {
      return new BigDecimal(Double.toString(number));
    }
    for (int fewer = digits - 1; fewer > 0; fewer--) {
      BigDecimal candidate = exact.round(new MathContext(fewer));
      if (candidate.doubleValue() != number) {
        break;
      }
      best = candidate;
    }
    return best;
  }
}
