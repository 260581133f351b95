package io.github.stalwartgitops.expression;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a word means: a number, a capture, or a name of the language. */
final class WordResolver {
  private static final long MAX_CAPTURE = 4294967295L;
  private static final Map<String, Instruction> TRUTHS =
      Map.of("true", new Instruction.Push(Value.TRUE), "false", new Instruction.Push(Value.FALSE));
  private static final Map<String, Instruction> VARIABLES = new HashMap<>();
  private static final Map<String, Instruction> CONSTANTS = new HashMap<>();
  private static final Map<String, Long> UNITS =
      Map.of("d", 86_400_000L, "h", 3_600_000L, "m", 60_000L, "s", 1000L, "ms", 1L);

  static {
    Language.variables().forEach(name -> VARIABLES.put(name, new Instruction.LoadVariable(name)));
    Language.constants()
        .forEach(name -> CONSTANTS.put(name, new Instruction.Push(new Value.ConstantValue(name))));
  }

  private WordResolver() {}

  /** The meaning of a word with a letter, {@code _} or {@code $} in it. */
  static Object named(String word, Scope scope, int start) throws SyntaxException {
    Signature function = Language.functions().get(word);
    if (function != null) {
      return function;
    }
    int end = start + word.length();
    Instruction variable = VARIABLES.get(word);
    if (variable != null) {
      return allowed(
          ExpressionError.Kind.VARIABLE_NOT_ALLOWED, word, scope.variables(), variable, start, end);
    }
    Instruction constant = CONSTANTS.get(word);
    if (constant != null) {
      return allowed(
          ExpressionError.Kind.CONSTANT_NOT_ALLOWED, word, scope.constants(), constant, start, end);
    }
    Instruction other = TRUTHS.get(word);
    if (other == null) {
      other = word.charAt(0) == '$' ? reference(word) : duration(word);
    }
    if (other == null) {
      throw new SyntaxException(ExpressionError.Kind.UNKNOWN_NAME, start, end, word);
    }
    return other;
  }

  /** A word of digits, perhaps with dots, colons and stars. */
  static Instruction number(String word, boolean isFloat, int start) throws SyntaxException {
    Value value = isFloat ? Numbers.parseFloat(word) : Numbers.parseInteger(word);
    if (value == null) {
      throw new SyntaxException(
          isFloat ? ExpressionError.Kind.INVALID_FLOAT : ExpressionError.Kind.INVALID_INTEGER,
          start,
          start + word.length(),
          word);
    }
    return new Instruction.Push(value);
  }

  private static Instruction allowed(
      ExpressionError.Kind refusal,
      String word,
      @Nullable Set<String> names,
      Instruction meaning,
      int start,
      int end)
      throws SyntaxException {
    if (names != null && !names.contains(word)) {
      throw new SyntaxException(refusal, start, end, word);
    }
    return meaning;
  }

  private static @Nullable Instruction reference(String word) {
    String name = word.substring(1);
    if (name.isEmpty()) {
      return null;
    }
    return Numbers.parseInteger(name) instanceof Value.IntegerValue group
            && group.number() <= MAX_CAPTURE
        ? new Instruction.LoadCapture((int) Math.min(group.number(), Integer.MAX_VALUE))
        : new Instruction.LoadGlobal(name);
  }

  /** Milliseconds; a number beyond 64 bits wraps around as the server's does. */
  private static @Nullable Instruction duration(String word) {
    int digits = 0;
    while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
      digits++;
    }
    if (digits == 0 || digits > 20) {
      return null;
    }
    Long unit = UNITS.get(word.substring(digits).toLowerCase(Locale.ROOT));
    if (unit == null) {
      return null;
    }
    Long count = unsigned(word.substring(0, digits));
    return count == null ? null : new Instruction.Push(Value.of(count * unit));
  }

  private static @Nullable Long unsigned(String digits) {
    java.math.BigInteger number = new java.math.BigInteger(digits);
    return number.bitLength() > 64 ? null : number.longValue();
  }
}
