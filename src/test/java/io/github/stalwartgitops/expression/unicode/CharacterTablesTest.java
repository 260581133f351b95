package io.github.stalwartgitops.expression.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the running Java knows of a character it has a name for agrees with the tables. */
class CharacterTablesTest {
  private static IntStream assigned() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(Character::isDefined);
  }

  @Test
  void everyCodePointHasOneCategory() {
    CodePoints all = CodePoints.NONE;
    int sum = 0;
    for (String name : new String[] {"L", "M", "N", "P", "S", "Z", "C"}) {
      CodePoints category = Objects.requireNonNull(CharacterTables.category(name));
      all = all.or(category);
      for (int i = 0; i < category.size(); i++) {
        sum += category.to(i) - category.from(i) + 1;
      }
    }
    assertThat(all).isEqualTo(CodePoints.range(0, Character.MAX_CODE_POINT));
    assertThat(sum).isEqualTo(Character.MAX_CODE_POINT + 1);
  }

  @Test
  void letterCaseIsThatOfJavaWhereJavaHasIt() {
    CodePoints upper = Objects.requireNonNull(CharacterTables.property("uppercase"));

    assertThat(assigned().filter(Character::isUpperCase)).allMatch(upper::contains);
    assertThat(assigned().filter(c -> Character.toLowerCase(c) != c))
        .allMatch(c -> CharacterTables.lowercase(c) == Character.toLowerCase(c));
    assertThat(assigned().filter(c -> Character.toUpperCase(c) != c))
        .allMatch(c -> CharacterTables.uppercase(c) == Character.toUpperCase(c));
  }

  @Test
  void decimalDigitsAreThoseOfJavaWhereJavaHasThem() {
    CodePoints digits = Objects.requireNonNull(CharacterTables.category("Nd"));

    assertThat(assigned().filter(Character::isDigit)).allMatch(digits::contains);
  }

  @Test
  void scriptsHaveTheirNameAndTheirCode() {
    assertThat(CharacterTables.script("greek")).isEqualTo(CharacterTables.script("grek"));
    assertThat(CharacterTables.script("garay")).isNotNull();
    assertThat(CharacterTables.script("klingon")).isNull();
  }
}
