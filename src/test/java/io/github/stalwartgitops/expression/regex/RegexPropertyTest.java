package io.github.stalwartgitops.expression.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Patterns that mean the same to RE2/J have the same hits and groups there. */
class RegexPropertyTest {
  private static final List<String> ATOMS =
      List.of("a", "b", "c", ".", "[ab]", "[^a]", "\\d", "\\w", "a", "b", "bc", "1");
  private static final List<String> PLACES = List.of("^", "$", "\\b", "\\B", "(?m:^)", "(?m:$)");
  private static final List<String> QUANTIFIERS =
      List.of("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{2,}");

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.randomValue(random -> alternation(random, 0));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abc1 \n-").ofMaxLength(12);
  }

  @Property(tries = 3000)
  void hitsAndGroupsAreThoseOfRe2(@ForAll("patterns") String pattern, @ForAll("texts") String text)
      throws InvalidRegexException {
    Regex regex = Regex.compile(pattern);

    assertThat(regex.match(text)).as("%s in %s", pattern, text).isEqualTo(expected(pattern, text));
    assertThat(regex.matches(text)).isEqualTo(!expected(pattern, text).isEmpty());
  }

  @Property(tries = 1000)
  void textsBeyondAsciiAreSearchedAlike(
      @ForAll("patterns") String pattern, @ForAll("texts") String text)
      throws InvalidRegexException {
    Regex regex = Regex.compile(pattern.replace("c", "é"));
    String translated = text.replace('c', 'é');
    List<String> groups =
        expected(pattern, text).stream().map(group -> group.replace('c', 'é')).toList();

    assertThat(regex.match(translated)).isEqualTo(groups);
    assertThat(regex.matches(translated)).isEqualTo(!groups.isEmpty());
  }

  private static List<String> expected(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> groups = new ArrayList<>();
    for (int i = 0; matcher.find(0) && i <= matcher.groupCount(); i++) {
      String group = matcher.group(i);
      groups.add(group == null ? "" : group);
    }
    return groups;
  }

  private static String alternation(Random random, int depth) {
    String first = concatenation(random, depth);
    return random.nextInt(4) == 0 ? first + "|" + concatenation(random, depth) : first;
  }

  private static String concatenation(Random random, int depth) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      if (random.nextInt(8) == 0) {
        out.append(any(random, PLACES));
      } else {
        out.append(repeated(random, depth));
      }
    }
    return out.toString();
  }

  private static String repeated(Random random, int depth) {
    String item =
        depth < 3 && random.nextInt(3) == 0
            ? (random.nextBoolean() ? "(" : "(?:") + alternation(random, depth + 1) + ")"
            : any(random, ATOMS);
    return item.length() > 2 && !item.startsWith("(") && !item.startsWith("[")
        ? item
        : random.nextInt(3) == 0 ? item + any(random, QUANTIFIERS) : item;
  }

  private static String any(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
