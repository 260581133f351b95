package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.Value.ArrayValue;
import io.github.stalwartgitops.expression.Value.ConstantValue;
import io.github.stalwartgitops.expression.Value.StringValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The functions on texts, most of which also go over the elements of an array. */
final class TextFunctions {
  private TextFunctions() {}

  static Value trim(Value value) {
    return map(value, text -> Unicode.trimStart(Unicode.trimEnd(text)));
  }

  static Value trimStart(Value value) {
    return map(value, Unicode::trimStart);
  }

  static Value trimEnd(Value value) {
    return map(value, Unicode::trimEnd);
  }

  static Value toLowercase(Value value) {
    return map(value, Unicode::toLowercase);
  }

  static Value toUppercase(Value value) {
    return map(value, Unicode::toUppercase);
  }

  static Value isUppercase(Value value) {
    return test(value, text -> hasOnly(text, Unicode::isUppercase));
  }

  static Value isLowercase(Value value) {
    return test(value, text -> hasOnly(text, Unicode::isLowercase));
  }

  static Value hasDigits(Value value) {
    return test(value, TextFunctions::hasDigit);
  }

  /** Elements of an array, otherwise UTF-8 bytes. */
  static Value len(Value value) {
    return Value.of(
        value instanceof ArrayValue array
            ? array.elements().size()
            : Unicode.utf8Length(value.text()));
  }

  static Value countChars(Value value) {
    String text = value.text();
    return Value.of(text.codePointCount(0, text.length()));
  }

  static Value countSpaces(Value value) {
    return count(value, Unicode::isWhiteSpace);
  }

  static Value countUppercase(Value value) {
    return count(value, Unicode::isUppercase);
  }

  static Value countLowercase(Value value) {
    return count(value, Unicode::isLowercase);
  }

  static Value startsWith(Value value, Value prefix) {
    return Value.of(value.text().startsWith(prefix.text()));
  }

  static Value endsWith(Value value, Value suffix) {
    return Value.of(value.text().endsWith(suffix.text()));
  }

  static Value eqIgnoreCase(Value left, Value right) {
    return Value.of(equalsIgnoreAsciiCase(left.text(), right.text()));
  }

  static Value contains(Value value, Value part) {
    if (value instanceof ArrayValue array) {
      return Value.of(Comparison.hasEqual(array.elements(), part));
    }
    return Value.of(value.text().contains(part.text()));
  }

  /**
   * Returns whether an array has an element that is the string but for ASCII case, or another value
   * the text in it. A constant has no text here, whatever the other value is.
   */
  static Value containsIgnoreCase(Value value, Value part) {
    if (value instanceof ConstantValue) {
      return Value.FALSE;
    }
    String text = part.text();
    if (!(value instanceof ArrayValue array)) {
      return Value.of(Unicode.toLowercase(value.text()).contains(Unicode.toLowercase(text)));
    }
    for (Value element : array.elements()) {
      if (element instanceof StringValue string && equalsIgnoreAsciiCase(string.text(), text)) {
        return Value.TRUE;
      }
    }
    return Value.FALSE;
  }

  /** What follows the prefix; the empty string where the text does not begin with it. */
  static Value stripPrefix(Value value, Value prefix) {
    String start = prefix.text();
    return map(value, text -> text.startsWith(start) ? text.substring(start.length()) : "");
  }

  /** What precedes the suffix; the empty string where the text does not end in it. */
  static Value stripSuffix(Value value, Value suffix) {
    String end = suffix.text();
    return map(
        value, text -> text.endsWith(end) ? text.substring(0, text.length() - end.length()) : "");
  }

  static Value substring(Value value, Value from, Value count) {
    String text = value.text();
    int length = text.codePointCount(0, text.length());
    long start = Math.min(unsigned(from), length);
    long end = start + Math.min(unsigned(count), length - start);
    return Value.of(
        text.substring(
            text.offsetByCodePoints(0, (int) start), text.offsetByCodePoints(0, (int) end)));
  }

  /**
   * Returns the digest of the text's UTF-8 bytes in hexadecimal; empty for an unknown algorithm.
   */
  static Value hash(Value value, Value algorithm) {
    return switch (algorithm.text()) {
      case "md5" -> Value.of(digest(value.text(), "MD5"));
      case "sha1" -> Value.of(digest(value.text(), "SHA-1"));
      case "sha256" -> Value.of(digest(value.text(), "SHA-256"));
      case "sha512" -> Value.of(digest(value.text(), "SHA-512"));
      default -> Value.EMPTY;
    };
  }

  private static String digest(String text, String algorithm) {
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5, SHA-1 and SHA-2", e);
    }
  }

  /** A negative number counts as a huge one. */
  static long unsigned(Value value) {
    long number = Coercion.index(value);
    return number < 0 ? Long.MAX_VALUE : number;
  }

  static Value map(Value value, UnaryOperator<String> function) {
    if (value instanceof ArrayValue array) {
      Value[] mapped = new Value[array.elements().size()];
      for (int i = 0; i < mapped.length; i++) {
        mapped[i] = Value.of(function.apply(array.elements().get(i).text()));
      }
      return new ArrayValue(List.of(mapped));
    }
    return Value.of(function.apply(value.text()));
  }

  private static Value test(Value value, Predicate<String> test) {
    if (value instanceof ArrayValue array) {
      Value[] tested = new Value[array.elements().size()];
      for (int i = 0; i < tested.length; i++) {
        tested[i] = Value.of(test.test(array.elements().get(i).text()));
      }
      return new ArrayValue(List.of(tested));
    }
    return Value.of(test.test(value.text()));
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static Value count(Value value, IntPredicate test) {
    String text = value.text();
    int count = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      count += test.test(c) ? 1 : 0;
      i += Character.charCount(c);
    }
    return Value.of(count);
  }

  /** Whether every letter passes; characters without case fail both tests of case. */
  private static boolean hasOnly(String text, IntPredicate cased) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Unicode.isAlphabetic(c) && !cased.test(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private static boolean equalsIgnoreAsciiCase(String left, String right) {
    int length = left.length();
    if (length != right.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (asciiLowercase(left.charAt(i)) != asciiLowercase(right.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char asciiLowercase(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
