package io.github.stalwartgitops.expression;

import io.github.stalwartgitops.expression.Value.FloatValue;
import io.github.stalwartgitops.expression.Value.IntegerValue;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The functions whose value depends on their arguments alone. */
final class PureFunctions {
  /** A function of three values. */
  @FunctionalInterface
  interface Ternary {
    Value apply(Value first, Value second, Value third);
  }

  private static final Map<String, UnaryOperator<Value>> OF_ONE =
      Map.ofEntries(
          Map.entry("count", ListFunctions::count),
          Map.entry("dedup", ListFunctions::dedup),
          Map.entry("winnow", ListFunctions::winnow),
          Map.entry("is_email", EmailFunctions::isEmail),
          Map.entry("is_empty", ListFunctions::isEmpty),
          Map.entry("is_number", PureFunctions::isNumber),
          Map.entry("is_ip_addr", AddressFunctions::isIpAddress),
          Map.entry("is_ipv4_addr", AddressFunctions::isIpv4Address),
          Map.entry("is_ipv6_addr", AddressFunctions::isIpv6Address),
          Map.entry("ip_reverse_name", AddressFunctions::ipReverseName),
          Map.entry("trim", TextFunctions::trim),
          Map.entry("trim_end", TextFunctions::trimEnd),
          Map.entry("trim_start", TextFunctions::trimStart),
          Map.entry("len", TextFunctions::len),
          Map.entry("to_lowercase", TextFunctions::toLowercase),
          Map.entry("to_uppercase", TextFunctions::toUppercase),
          Map.entry("is_uppercase", TextFunctions::isUppercase),
          Map.entry("is_lowercase", TextFunctions::isLowercase),
          Map.entry("has_digits", TextFunctions::hasDigits),
          Map.entry("count_spaces", TextFunctions::countSpaces),
          Map.entry("count_uppercase", TextFunctions::countUppercase),
          Map.entry("count_lowercase", TextFunctions::countLowercase),
          Map.entry("count_chars", TextFunctions::countChars),
          Map.entry("lines", ListFunctions::lines),
          Map.entry("split_words", ListFunctions::splitWords));

  private static final Map<String, BinaryOperator<Value>> OF_TWO =
      Map.ofEntries(
          Map.entry("sort", ListFunctions::sort),
          Map.entry("is_intersect", ListFunctions::isIntersect),
          Map.entry("email_part", EmailFunctions::emailPart),
          Map.entry("is_ip_in_cidr", AddressFunctions::isIpInCidr),
          Map.entry("contains", TextFunctions::contains),
          Map.entry("contains_ignore_case", TextFunctions::containsIgnoreCase),
          Map.entry("eq_ignore_case", TextFunctions::eqIgnoreCase),
          Map.entry("starts_with", TextFunctions::startsWith),
          Map.entry("ends_with", TextFunctions::endsWith),
          Map.entry("strip_prefix", TextFunctions::stripPrefix),
          Map.entry("strip_suffix", TextFunctions::stripSuffix),
          Map.entry("split", ListFunctions::split),
          Map.entry("rsplit", ListFunctions::rsplit),
          Map.entry("split_once", ListFunctions::splitOnce),
          Map.entry("rsplit_once", ListFunctions::rsplitOnce),
          Map.entry("hash", Hashing::hash));

  private static final Map<String, Ternary> OF_THREE =
      Map.of(
          "substring", TextFunctions::substring,
          "split_n", ListFunctions::splitN,
          "if_then", PureFunctions::ifThen);

  private PureFunctions() {}

  /** The instruction that calls a function. */
  static Instruction call(Signature function) {
    String name = function.name();
    UnaryOperator<Value> ofOne = OF_ONE.get(name);
    if (ofOne != null) {
      return new Instruction.Call1(function, ofOne);
    }
    BinaryOperator<Value> ofTwo = OF_TWO.get(name);
    if (ofTwo != null) {
      return new Instruction.Call2(function, ofTwo);
    }
    Ternary ofThree = OF_THREE.get(name);
    return ofThree == null
        ? new Instruction.CallServer(function)
        : new Instruction.Call3(function, ofThree);
  }

  private static Value isNumber(Value value) {
    return Value.of(value instanceof IntegerValue || value instanceof FloatValue);
  }

  private static Value ifThen(Value condition, Value yes, Value no) {
    return condition.isTrue() ? yes : no;
  }
}
