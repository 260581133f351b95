package io.github.stalwartgitops.expression;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes expressions by chance, good ones and broken ones. */
final class ExpressionGenerator {
  private static final int DEEPEST = 5;
  private static final List<String> ATOMS =
      List.of(
          "local_port",
          "remote_ip",
          "country",
          "is_tls",
          "asn",
          "listener",
          "1",
          "0",
          "25",
          "-3",
          "1.5",
          "5m",
          "'x'",
          "''",
          "\"it's\"",
          "'192.0.2.7'",
          "'2001:db8::/32'",
          "'é👍'",
          "[]",
          "[1, 'a']",
          "relaxed",
          "$0",
          "$1",
          "$x",
          "system('hostname')",
          "9223372036854775807");
  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "==", "!=", "<", ">=", "&&", "||", "^");
  private static final List<String> PATTERNS =
      List.of("^(.)(.*)$", "(?i)\\bX\\b", "\\w+|\\d", "[^a-f]{2,}?", "\\p{L}(?m:$)", "(?R)^$");
  private static final List<String> GLUE =
      List.of("=", ",", " ", "[", "]", "(", ")", "!", "-", "}", "%", "matches('([a-z]*)(.)', ");
  private static final List<Signature> FUNCTIONS =
      Language.functions(LanguageVersion.DEFAULT).stream()
          .sorted()
          .map(Language.functions()::get)
          .toList();

  private final Random random;

  ExpressionGenerator(Random random) {
    this.random = random;
  }

  /** An expression that compiles. */
  String wellFormed() {
    return wellFormed(0);
  }

  /** Pieces of expressions, and now and then a character that is in none. */
  String broken() {
    return IntStream.range(0, random.nextInt(9))
        .mapToObj(i -> piece())
        .collect(Collectors.joining());
  }

  private String piece() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> any(ATOMS);
      case 2 -> any(GLUE);
      case 3 -> any(OPERATORS);
      case 4 -> wellFormed(DEEPEST - 1);
      default -> Character.toString(random.nextInt(random.nextBoolean() ? 0x80 : 0xd800));
    };
  }

  private String wellFormed(int depth) {
    if (depth == DEEPEST) {
      return any(ATOMS);
    }
    return switch (random.nextInt(6)) {
      case 0, 1 -> any(ATOMS);
      case 2 ->
          "(" + wellFormed(depth + 1) + " " + any(OPERATORS) + " " + wellFormed(depth + 1) + ")";
      case 3 -> "!(" + wellFormed(depth + 1) + ")";
      case 4 -> "matches('" + any(PATTERNS) + "', " + wellFormed(depth + 1) + ")";
      default -> call(any(FUNCTIONS), depth + 1);
    };
  }

  private String call(Signature function, int depth) {
    return IntStream.range(0, function.arguments())
        .mapToObj(i -> wellFormed(depth))
        .collect(Collectors.joining(", ", function.name() + "(", ")"));
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
