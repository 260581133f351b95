package io.github.stalwartgitops.expression.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTest {
  /** The groups, after a look whether the search without groups agrees. */
  private static List<String> match(String pattern, String text) throws InvalidRegexException {
    Regex regex = Regex.compile(pattern);
    List<String> groups = regex.match(text);
    assertThat(regex.matches(text)).isEqualTo(!groups.isEmpty());
    return groups;
  }

  private static boolean matches(String pattern, String text) throws InvalidRegexException {
    return !match(pattern, text).isEmpty();
  }

  @Test
  void groupsThatTookNoPartAreEmpty() throws InvalidRegexException {
    assertThat(match("(a)|(b)", "xb")).containsExactly("b", "", "b");
    assertThat(match("c", "xb")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a|ab,           ab,      a",
    "a+?,            aaa,     a",
    "(?U)a+,         aaa,     a",
    "(?U)a+?,        aaa,     aaa",
    "a{2},           aaa,     aa",
    "a{2}?,          aaa,     aa",
    "'a{1,2}',       aaa,     aa",
    "'a{2,}',        aaaa,    aaaa",
    "'(?x: a {2} b ) c', 'aab c', 'aab c'",
    "a++,            aa,      aa",
    "(?:|a)*b,       aab,     aab",
    "a{0}b,          ab,      b",
    "a||b,           b,       ''",
    "\\x41\\u{42}\\U00000043, ABC, ABC",
    "\\/\\-\\_,      /-_,     /-_",
    "[[:alpha:]]+,   ab1,     ab",
    "[^[:alpha:]]+,  ab1,     1",
    "[[:^digit:]]+,  ab1,     ab",
    "[a-z--m]+,      lmn,     l",
    "[a-z&&[^aeiou]]+, abc,   bc",
    "[a-g~~c-z]+,    abh,     abh",
    "[]a]+,          x]a,     ]a",
    "[a-]+,          x-a,     -a",
    "[--a]+,         x-a,     -a",
    "[\\]\\\\]+,     x]\\,    ]\\",
    "'(?x)[a # b\n c]+', xca, ca",
    "(?P<n>a)(?<m>b), ab,     ab"
  })
  void theFirstHitIsTheOneThatRustTakes(String pattern, String text, String hit)
      throws InvalidRegexException {
    assertThat(match(pattern, text)).first().isEqualTo(hit);
  }

  @Test
  void classesAreUnicodeUnlessTurnedOff() throws InvalidRegexException {
    assertThat(matches("^\\w\\d\\s$", "é٣\u2003")).isTrue();
    assertThat(matches("(?-u:\\w)", "é")).isFalse();
    assertThat(matches("^\\p{Greek}\\pL\\p{Lu}\\P{Lu}$", "αaAa")).isTrue();
    assertThat(matches("^\\p{sc=Cyrillic}\\p{gc!=Ll}\\p{Alphabetic}$", "ж1ж")).isTrue();
    assertThat(matches("^\\p{uppercase_letter}[\\p{Nd}_]+$", "A٣_")).isTrue();
    assertThat(matches("^.$", "👍")).isTrue();
  }

  @Test
  void lettersNewerThanTheRunningJavaAreKnown() throws InvalidRegexException {
    assertThat(matches("^\\p{Garay}$", "\ud803\udd50")).isTrue();
    assertThat(matches("(?i)^\ua7cb$", "\u0264")).isTrue();
  }

  @Test
  void caseIsFoldedAsUnicodeSays() throws InvalidRegexException {
    assertThat(matches("(?i)^straße$", "STRAẞE")).isTrue();
    assertThat(matches("(?i)^k$", "\u212a")).isTrue();
    assertThat(matches("(?i)^[^k]$", "\u212a")).isFalse();
    assertThat(matches("(?i)^ς$", "Σ")).isTrue();
    assertThat(matches("(?i)^i$", "İ")).isFalse();
    assertThat(matches("(?i)^ı$", "I")).isFalse();
    assertThat(matches("(?i-u)^k$", "\u212a")).isFalse();
    assertThat(matches("(?i)^\\p{Lu}$", "a")).isTrue();
    assertThat(matches("(?i:a)b", "Ab")).isTrue();
    assertThat(matches("(?i:a)b", "AB")).isFalse();
    assertThat(matches("a(?i)b|c", "C")).isTrue();
  }

  @Test
  void anchorsKnowTheTextAndItsLines() throws InvalidRegexException {
    assertThat(matches("^a$", "b\na")).isFalse();
    assertThat(matches("(?m)^a$", "b\na")).isTrue();
    assertThat(matches("a$", "a\n")).isFalse();
    assertThat(matches("(?m)a$", "a\r\n")).isFalse();
    assertThat(matches("(?Rm)a$", "a\r\n")).isTrue();
    assertThat(matches("(?Rm)^$", "a\r\nb")).isFalse();
    assertThat(matches("(?Rm)^b", "a\rb")).isTrue();
    assertThat(match("(?R).+", "a\rb")).containsExactly("a");
    assertThat(matches("\\Aa\\z", "a")).isTrue();
    assertThat(matches("(?s)a.b", "a\nb")).isTrue();
    assertThat(matches("a.b", "a\nb")).isFalse();
  }

  @Test
  void wordBoundariesKnowEveryLetter() throws InvalidRegexException {
    assertThat(match("\\b(\\w+)\\b", "¿über?")).containsExactly("über", "über");
    assertThat(matches("\\bber\\b", "über")).isFalse();
    assertThat(matches("(?-u:\\b)ber(?-u:\\b)", "über")).isTrue();
    assertThat(matches("ü\\Bber\\B", "übers")).isTrue();
    assertThat(matches("\\bé$", "aé")).isFalse();
    assertThat(matches("\\bé\\b", "é")).isTrue();
    assertThat(match("\\b\\b(é)(x)?\\b", "-é-")).containsExactly("é", "é", "");
    assertThat(match("(?m)^\\bé\\b$", "a\né\nb")).containsExactly("é");
    assertThat(match("\\b{start}..", "¿über")).containsExactly("üb");
    assertThat(match("..\\>", "¿über?")).containsExactly("er");
    assertThat(matches("\\b", "")).isFalse();
    assertThat(matches("\\B", "¿")).isTrue();
    assertThat(matches("\\b{start-half}ber", "über")).isFalse();
    assertThat(matches("\\b{start-half}¿", "¿")).isTrue();
    assertThat(match("[^ ]+?\\b{end-half}", "¿über ")).containsExactly("¿über");
    assertThat(matches("(?-u:\\<)ber(?-u:\\>)", "überü")).isTrue();
  }

  @Test
  void assertionsOfAllKindsGoTogether() throws InvalidRegexException {
    assertThat(matches("\\bü(?-u:\\b)ber", "über")).isTrue();
    assertThat(matches("(?m)^a(?R)$", "b\na\r")).isTrue();
    assertThat(matches("(?m)^a$|(?Rm)^b$", "a\r\nb\r\n")).isTrue();
  }

  @Test
  void countsBeyondAThousandWork() throws InvalidRegexException {
    assertThat(matches("^x{1001}$", "x".repeat(1001))).isTrue();
    assertThat(matches("^x{1001}$", "x".repeat(1000))).isFalse();
    assertThat(match("(x{40}){30}y?", "x".repeat(1300)).get(0)).hasSize(1200);
    assertThat(match("x{1200,1202}", "x".repeat(1300)).get(0)).hasSize(1202);
    assertThat(match("x{1200,}?", "x".repeat(1300)).get(0)).hasSize(1200);
    assertThat(match("x{1200,}", "x".repeat(1300)).get(0)).hasSize(1300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      textBlock =
          """
          (              -> unclosed group
          a)             -> unopened group
          *a             -> repetition operator missing expression
          a|*            -> repetition operator missing expression
          (?i)*          -> repetition operator missing expression
          a{             -> unclosed counted repetition
          a{1            -> unclosed counted repetition
          'a{,3}'        -> repetition quantifier expects a valid decimal
          'a{2,1}'       -> invalid repetition count range
          [z-a]          -> invalid character class range
          [a-\\d]        -> invalid range boundary
          [\\d-z]        -> invalid range boundary
          [a             -> unclosed character class
          [\\b]          -> invalid escape sequence
          (?=a)          -> look-around
          (?<!a)         -> look-around
          (?>a)          -> unrecognized flag
          (?ii)          -> duplicate flag
          (?-)           -> dangling flag negation
          (?i--s)        -> flag negation operator repeated
          (a)\\1         -> backreferences are not supported
          \\Q.           -> unrecognized escape sequence
          \\Z            -> unrecognized escape sequence
          \\é            -> unrecognized escape sequence
          (?<x>a)(?<x>b) -> duplicate capture group name
          (?<1>a)        -> invalid capture group name
          (?P<x          -> unclosed capture group name
          \\x{}          -> hexadecimal literal empty
          \\xzz          -> invalid hexadecimal digit
          \\x{D800}      -> not a Unicode scalar value
          \\p{Nope}      -> Unicode property nope
          \\p{L          -> incomplete escape sequence
          (?-u).         -> invalid UTF-8
          (?-u)[^a]      -> invalid UTF-8
          (?-u)\\xff     -> invalid UTF-8
          (?-u)\\pL      -> Unicode not allowed here
          \\w{1000}      -> exceeds size limit of 10485760 bytes
          """)
  void whatTheServerRefusesIsRefusedWithItsReason(String pattern, String reason) {
    assertThatExceptionOfType(InvalidRegexException.class)
        .isThrownBy(() -> Regex.compile(pattern.replace("\\\\", "\\")))
        .withMessageContaining(reason);
  }

  @Test
  void aPropertyThatIsNotKnownHereIsNotTheServersRefusal() {
    assertThatExceptionOfType(InvalidRegexException.class)
        .isThrownBy(() -> Regex.compile("\\p{scx=Grek}"))
        .withMessageContaining("not known here")
        .extracting(InvalidRegexException::reason)
        .isEqualTo(InvalidRegexException.Reason.UNSUPPORTED);
  }

  @Test
  void twoHundredAndFiftyGroupsNestButNotOneMore() throws InvalidRegexException {
    assertThat(matches("(".repeat(250) + "a" + ")".repeat(250), "a")).isTrue();
    assertThatExceptionOfType(InvalidRegexException.class)
        .isThrownBy(() -> Regex.compile("(".repeat(251) + "a" + ")".repeat(251)));
  }

  @Test
  void tooManyGroupsForTheSizeOfAPatternAreRefusedWhenTheyAreAskedFor()
      throws InvalidRegexException {
    Regex regex = Regex.compile("(a)".repeat(2000));

    assertThat(regex.matches("a".repeat(2000))).isTrue();
    assertThatExceptionOfType(InvalidRegexException.class)
        .isThrownBy(() -> regex.match("a".repeat(2000)))
        .withMessageContaining("too many groups to be evaluated here");
  }

  @Test
  void aTextThatFillsTheTableIsSearchedToItsEnd() throws InvalidRegexException {
    String text = "ab".repeat(100) + "abbabaabbbbabaaabbabababaabbb".repeat(500);
    Regex regex = Regex.compile("a[ab]{14}c");

    assertThat(regex.matches(text)).isFalse();
    assertThat(regex.matches(text + "a" + "b".repeat(14) + "c")).isTrue();
  }

  @Test
  void largeSetsCountedOftenWorkBeyondAscii() throws InvalidRegexException {
    assertThat(matches("^\\w{200}$", "é".repeat(200))).isTrue();
    assertThat(matches("\\b\\w{200}\\b", "é".repeat(201))).isFalse();
    assertThat(matches("^[^a]{1000}$", "é".repeat(1000))).isTrue();
  }

  @Test
  void nestedRepetitionsStayLinear() throws InvalidRegexException {
    assertThat(matches("^(a+)+$", "a".repeat(20_000) + "b")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "^mx\\d+$ mx1",
        "^(?:a|b)[x-z]{2}\\.org$ axx.org",
        "foo+ foo",
        "(?i)ABC aBC",
        "[^a-z0-9] A",
      })
  void anExampleIsAShortTextWithAHit(String pattern, String example) throws InvalidRegexException {
    assertThat(Regex.compile(pattern).example()).contains(example);
  }

  @Test
  void aPatternThatNothingMatchesHasNoExample() throws InvalidRegexException {
    assertThat(Regex.compile("a^b").example()).isEmpty();
    assertThat(Regex.compile("(?:[a-z]{40}){40}").example()).isEmpty();
  }
}
