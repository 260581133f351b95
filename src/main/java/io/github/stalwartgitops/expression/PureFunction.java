package io.github.stalwartgitops.expression;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions whose value depends on their arguments alone. They are chosen by a switch: a lambda
 * for each would be a class for each at the start of the program.
 */
enum PureFunction {
  COUNT(1),
  DEDUP(1),
  WINNOW(1),
  IS_EMAIL(1),
  IS_EMPTY(1),
  IS_NUMBER(1),
  IS_IP_ADDR(1),
  IS_IPV4_ADDR(1),
  IS_IPV6_ADDR(1),
  IP_REVERSE_NAME(1),
  TRIM(1),
  TRIM_END(1),
  TRIM_START(1),
  LEN(1),
  TO_LOWERCASE(1),
  TO_UPPERCASE(1),
  IS_UPPERCASE(1),
  IS_LOWERCASE(1),
  HAS_DIGITS(1),
  COUNT_SPACES(1),
  COUNT_UPPERCASE(1),
  COUNT_LOWERCASE(1),
  COUNT_CHARS(1),
  LINES(1),
  SPLIT_WORDS(1),
  SORT(2),
  SORT_OF_0_16_0(2),
  IS_INTERSECT(2),
  EMAIL_PART(2),
  IS_IP_IN_CIDR(2),
  BIT_AND(2),
  CONTAINS(2),
  CONTAINS_IGNORE_CASE(2),
  EQ_IGNORE_CASE(2),
  STARTS_WITH(2),
  ENDS_WITH(2),
  STRIP_PREFIX(2),
  STRIP_SUFFIX(2),
  SPLIT(2),
  RSPLIT(2),
  SPLIT_ONCE(2),
  RSPLIT_ONCE(2),
  HASH(2),
  SUBSTRING(3),
  SPLIT_N(3),
  IF_THEN(3);

  private static final Map<String, PureFunction> BY_NAME = byName();

  private final int arguments;

  PureFunction(int arguments) {
    this.arguments = arguments;
  }

  private static Map<String, PureFunction> byName() {
    Map<String, PureFunction> functions = new HashMap<>();
    for (PureFunction function : values()) {
      functions.put(function.name().toLowerCase(Locale.ROOT), function);
    }
    functions.remove("sort_of_0_16_0");
    return functions;
  }

  /** Returns the function of that name; null where it is none of these. */
  static @Nullable PureFunction named(String name) {
    return BY_NAME.get(name);
  }

  /** Returns the function of that name in a version of the language. */
  static @Nullable PureFunction named(String name, LanguageVersion language) {
    PureFunction function = BY_NAME.get(name);
    return function == SORT && language.sortsAscendingIfFalse() ? SORT_OF_0_16_0 : function;
  }

  /** Returns all functions by their names. */
  static Map<String, PureFunction> functions() {
    return BY_NAME;
  }

  /** Returns how many arguments it takes. */
  int arguments() {
    return arguments;
  }

  /** Returns the value for arguments; those that it does not take are ignored. */
  Value apply(Value first, Value second, Value third) {
    return switch (this) {
      case COUNT -> ListFunctions.count(first);
      case DEDUP -> ListFunctions.dedup(first);
      case WINNOW -> ListFunctions.winnow(first);
      case IS_EMAIL -> EmailFunctions.isEmail(first);
      case IS_EMPTY -> ListFunctions.isEmpty(first);
      case IS_NUMBER ->
          Value.of(first instanceof Value.IntegerValue || first instanceof Value.FloatValue);
      case IS_IP_ADDR -> AddressFunctions.isIpAddress(first);
      case IS_IPV4_ADDR -> AddressFunctions.isIpv4Address(first);
      case IS_IPV6_ADDR -> AddressFunctions.isIpv6Address(first);
      case IP_REVERSE_NAME -> AddressFunctions.ipReverseName(first);
      case TRIM -> TextFunctions.trim(first);
      case TRIM_END -> TextFunctions.trimEnd(first);
      case TRIM_START -> TextFunctions.trimStart(first);
      case LEN -> TextFunctions.len(first);
      case TO_LOWERCASE -> TextFunctions.toLowercase(first);
      case TO_UPPERCASE -> TextFunctions.toUppercase(first);
      case IS_UPPERCASE -> TextFunctions.isUppercase(first);
      case IS_LOWERCASE -> TextFunctions.isLowercase(first);
      case HAS_DIGITS -> TextFunctions.hasDigits(first);
      case COUNT_SPACES -> TextFunctions.countSpaces(first);
      case COUNT_UPPERCASE -> TextFunctions.countUppercase(first);
      case COUNT_LOWERCASE -> TextFunctions.countLowercase(first);
      case COUNT_CHARS -> TextFunctions.countChars(first);
      case LINES -> ListFunctions.lines(first);
      case SPLIT_WORDS -> ListFunctions.splitWords(first);
      case SORT -> ListFunctions.sort(first, second.isTrue());
      case SORT_OF_0_16_0 -> ListFunctions.sort(first, !second.isTrue());
      case IS_INTERSECT -> ListFunctions.isIntersect(first, second);
      case EMAIL_PART -> EmailFunctions.emailPart(first, second);
      case IS_IP_IN_CIDR -> AddressFunctions.isIpInCidr(first, second);
      case BIT_AND -> Value.of(Coercion.integer(first) & Coercion.integer(second));
      case CONTAINS -> TextFunctions.contains(first, second);
      case CONTAINS_IGNORE_CASE -> TextFunctions.containsIgnoreCase(first, second);
      case EQ_IGNORE_CASE -> TextFunctions.eqIgnoreCase(first, second);
      case STARTS_WITH -> TextFunctions.startsWith(first, second);
      case ENDS_WITH -> TextFunctions.endsWith(first, second);
      case STRIP_PREFIX -> TextFunctions.stripPrefix(first, second);
      case STRIP_SUFFIX -> TextFunctions.stripSuffix(first, second);
      case SPLIT -> ListFunctions.split(first, second);
      case RSPLIT -> ListFunctions.rsplit(first, second);
      case SPLIT_ONCE -> ListFunctions.splitOnce(first, second);
      case RSPLIT_ONCE -> ListFunctions.rsplitOnce(first, second);
      case HASH -> TextFunctions.hash(first, second);
      case SUBSTRING -> TextFunctions.substring(first, second, third);
      case SPLIT_N -> ListFunctions.splitN(first, second, third);
      case IF_THEN -> first.isTrue() ? second : third;
    };
  }
}
