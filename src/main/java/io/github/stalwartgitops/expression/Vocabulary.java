package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.ExpressionError.Kind;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a word its meaning: a name of the language, a capture, a duration or a number. */
final class Vocabulary {
  private static final long MAX_CAPTURE = 4294967295L;
  private static final Map<String, Name> NAMES = names();

  private Vocabulary() {}

  /**
   * A name of the language: a function, a literal, or a variable if it is neither.
   *
   * @param text the name; always the same object, so that its hash code is known
   */
  record Name(String text, @Nullable Signature function, @Nullable Value literal) {
    /** Returns the function of that name; null where the scope's language has none. */
    @Nullable Signature function(Scope scope) {
      return function != null && scope.language().includes(function.since()) ? function : null;
    }
  }

  private static Map<String, Name> names() {
    Map<String, Name> names = new HashMap<>();
    for (String name : Language.variables()) {
      names.put(name, new Name(name, null, null));
    }
    for (String name : Language.constants()) {
      names.put(name, new Name(name, null, new Value.ConstantValue(name)));
    }
    names.put("true", new Name("true", null, Value.TRUE));
    names.put("false", new Name("false", null, Value.FALSE));
    for (Signature function : Language.functions().values()) {
      names.put(function.name(), new Name(function.name(), function, null));
    }
    return names;
  }

  /** Returns the name of the language that a word is; null where it is none. */
  static @Nullable Name name(String word) {
    return NAMES.get(word);
  }

  /**
   * Returns the operand that a word means which has a letter, {@code _} or {@code $}.
   *
   * @param name what {@link #name} says of the word
   */
  static Node operand(String word, @Nullable Name name, Scope scope, int start)
      throws SyntaxException {
    int end = start + word.length();
    if (name != null && name.function() == null && name.literal() == null) {
      if (!scope.variables().contains(name.text())) {
        throw new SyntaxException(Kind.VARIABLE_NOT_ALLOWED, start, end, word);
      }
      return new Node.Variable(name.text(), start, end);
    }
    Value literal = name == null ? null : name.literal();
    if (literal instanceof Value.ConstantValue
        && scope.constants() != null
        && !scope.constants().contains(word)) {
      throw new SyntaxException(Kind.CONSTANT_NOT_ALLOWED, start, end, word);
    }
    if (literal == null) {
      literal = duration(word);
    }
    if (literal != null) {
      return new Node.Literal(literal, start, end);
    }
    if (word.charAt(0) == '$' && word.length() > 1) {
      return reference(word.substring(1), start, end);
    }
    throw new SyntaxException(Kind.UNKNOWN_NAME, start, end, word);
  }

  /** Returns the number that a word of digits means, perhaps with dots, colons and stars. */
  static Node number(String word, boolean isFloat, int start) throws SyntaxException {
    int end = start + word.length();
    Value value = isFloat ? Numbers.parseFloat(word) : Numbers.parseInteger(word);
    if (value == null) {
      throw new SyntaxException(
          isFloat ? Kind.INVALID_FLOAT : Kind.INVALID_INTEGER, start, end, word);
    }
    return new Node.Literal(value, start, end);
  }

  private static Node reference(String name, int start, int end) {
    return Numbers.parseInteger(name) instanceof Value.IntegerValue group
            && group.number() <= MAX_CAPTURE
        ? new Node.Capture((int) Math.min(group.number(), Integer.MAX_VALUE), start, end)
        : new Node.Global(name, start, end);
  }

  /** The milliseconds of a duration, as many as 64 bits hold; null where the word is none. */
  private static @Nullable Value duration(String word) {
    int digits = 0;
    while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
      digits++;
    }
    // The longest unsigned number of 64 bits has 20 digits.
    if (digits == 0 || digits > 20) {
      return null;
    }
    long unit =
        switch (word.substring(digits).toLowerCase(Locale.ROOT)) {
          case "d" -> 86_400_000;
          case "h" -> 3_600_000;
          case "m" -> 60_000;
          case "s" -> 1000;
          case "ms" -> 1;
          default -> 0;
        };
    BigInteger count = new BigInteger(word.substring(0, digits));
    // The server multiplies unsigned numbers and takes what is left in 64 bits for a signed one.
    return unit == 0 || count.bitLength() > 64 ? null : Value.of(count.longValue() * unit);
  }
}
