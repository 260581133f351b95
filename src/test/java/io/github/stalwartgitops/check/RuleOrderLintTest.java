package io.github.stalwartgitops.check;

import static io.github.stalwartgitops.check.CheckedFile.messages;
import static io.github.stalwartgitops.check.CheckedFile.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that earlier rules make unreachable are reported. */
class RuleOrderLintTest {
  @TempDir Path folder;

  private static final String ONE = "system('hostname')";
  private static final String TWO = "system('domain')";

  @Test
  void theSameRuleTwiceIsReportedWhateverItsSpaces() {
    assertThat(
            messages(
                CheckedFile.in(folder)
                    .rules("is_tls && asn == 1", ONE, "( is_tls  &  asn==1 )", " " + ONE)))
        .containsExactly("rule-repeated: rule 2 is the same as rule 1");
  }

  @Test
  void theSameConditionWithAnotherValueIsNeverReached() {
    assertThat(messages(CheckedFile.in(folder).rules("is_tls", ONE, "is_tls", TWO)))
        .containsExactly(
            "unreachable-rule: rule 2 is never reached: rule 1 takes everything it matches");
  }

  @Test
  void aNarrowerConditionIsNeverReached() {
    assertThat(names(CheckedFile.in(folder).rules("is_tls", ONE, "asn == 1 && is_tls", TWO)))
        .containsExactly("unreachable-rule");
  }

  @Test
  void aConditionThatEarlierRulesTakeTogetherIsNeverReached() {
    assertThat(
            names(
                CheckedFile.in(folder)
                    .rules("is_tls", ONE, "asn == 1", TWO, "asn == 1 || is_tls", ONE)))
        .containsExactly("unreachable-rule");
  }

  @Test
  void aWiderConditionIsReached() {
    assertThat(CheckedFile.in(folder).rules("is_tls && asn == 1", ONE, "is_tls", TWO)).isEmpty();
    assertThat(CheckedFile.in(folder).rules("is_tls", ONE, "is_tls || asn == 1", TWO)).isEmpty();
  }

  @Test
  void stringsThatDifferInSpacesAreDifferentConditions() {
    assertThat(CheckedFile.in(folder).rules("listener == 'a b'", ONE, "listener == 'ab'", TWO))
        .isEmpty();
  }

  @Test
  void theMeaningOfACaptureDependsOnItsPlace() {
    assertThat(
            CheckedFile.in(folder)
                .rules(
                    "matches('^(.)', country) && $1 == 'D'",
                    ONE,
                    "matches('(.)$', country) && $1 == 'D'",
                    TWO))
        .isEmpty();
  }
}
