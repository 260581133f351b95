package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions by theme; the recorded cases hold the rest. */
class FunctionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      textBlock =
          """
          len('grüße')                                  -> 7
          count_chars('é👍')                            -> 2
          len([1, 2])                                   -> 2
          to_lowercase('ΑΣ Σ')                          -> ας σ
          to_uppercase('straße ﬁ')                      -> STRASSE FI
          is_uppercase('A中')                           -> 0
          is_uppercase('1.2')                           -> 1
          trim('\u00a0 a\u3000')                        -> a
          substring('grüße', 1, 2)                      -> rü
          substring('grüße', 1, -1)                     -> rüße
          substring('grüße', -1, 2)                     -> ``
          strip_prefix('abc', 'a')                      -> bc
          strip_prefix('abc', 'x')                      -> ``
          contains_ignore_case('ÉCOLE', 'é')            -> 1
          contains_ignore_case(['aB'], 'b')             -> 0
          contains_ignore_case(relaxed, 'relaxed')      -> 0
          contains_ignore_case(relaxed, '')             -> 0
          contains_ignore_case(relaxed, relaxed)        -> 0
          contains_ignore_case('relaxed', relaxed)      -> 1
          eq_ignore_case('MX', 'mx')                    -> 1
          eq_ignore_case('Ä', 'ä')                      -> 0
          split_once('a=b=c', '=')[1]                   -> b=c
          split_once('a@b@c', '@')[1]                   -> b@c
          rsplit_once('a@b@c', '@')[0]                  -> a@b
          rsplit('a,b', ',')[0]                         -> b
          split('ab', '')[1]                            -> a
          split_n('a,b,c', ',', 1)[1]                   -> b,c
          count(split_n('a,b,c', ',', -1))              -> 3
          count(lines('a'))                             -> 1
          split_words('a b-c d1')[1]                    -> d1
          sort([3, 1, 2], 1)[0]                         -> 1
          sort([3, 1, 2], 0)[0]                         -> 3
          count(dedup([1, '1', 2]))                     -> 2
          count(winnow(['', 'a', '']))                  -> 1
          is_intersect([1], ['1'])                      -> 1
          is_intersect('a', 'a')                        -> 0
          email_part(' a @ b ', 'domain')               -> b
          is_email('a@b.')                              -> 1
          is_email('a..b@c.d')                          -> 0
          is_email('a@b@c.d')                           -> 0
          is_ip_addr('::ffff:1.2.3.4')                  -> 1
          is_ip_addr('01.2.3.4')                        -> 0
          is_ipv6_addr('1::2::3')                       -> 0
          is_ipv6_addr('1:2:3:4:5:6:7::')               -> 1
          is_ipv6_addr('1:2:3:4:5:6:7:8::')             -> 0
          is_ipv4_addr('::1')                           -> 0
          ip_reverse_name('192.0.2.7')                  -> 7.2.0.192
          is_ip_in_cidr('10.1.1.1', '10.0.0.0/8')       -> 1
          is_ip_in_cidr('10.1.1.1', '10.0.0.0/7')       -> 0
          is_ip_in_cidr('10.1.1.1', ' 10.1.0.9 / 16 ')  -> 1
          is_ip_in_cidr('::1', '0.0.0.0/8')             -> 1
          is_ip_in_cidr('::1', '0.0.0.1/32')            -> 0
          is_ip_in_cidr('192.0.2.7', '::ffff:192.0.2.0/120') -> 1
          is_ip_in_cidr('2001:db8::7', '2001:db8::/129') -> 0
          hash('a', 'md5')                              -> 0cc175b9c0f1b6a831c399e269772661
          hash('a', 'MD5')                              -> ``
          if_then('', 'yes', 'no')                      -> no
          """)
  void givesWhatTheServerGives(String call, String text) {
    assertThat(Evaluated.text(call)).isEqualTo(text);
  }

  @Test
  void everyPureFunctionHasAnImplementation() {
    List<Signature> pure =
        Language.functions().values().stream()
            .filter(function -> function.kind() == Signature.Kind.PURE)
            .toList();

    assertThat(pure).hasSize(45);
    assertThat(pure).allMatch(function -> PureFunction.named(function.name()) != null);
  }

  @Test
  void longArraysAreSortedStablyWhateverTheyHold() {
    assertThat(Evaluated.text("sort(split('" + "b,a,".repeat(30) + "', ','), 1)"))
        .startsWith("a\r\na")
        .endsWith("b\r\nb");
    assertThat(
            Evaluated.value("sort([1, relaxed, 'x'] + split('" + "q ".repeat(60) + "', ' '), 1)"))
        .isInstanceOf(Value.ArrayValue.class);
  }

  @Test
  void aServerInMemoryAnswersAndRemembers() {
    Environment environment =
        Environment.builder()
            .serverFunctions(new InMemoryServer(Set.of("example.org"), Set.of("a@example.org")))
            .build();

    assertThat(answer("is_local_domain('example.org')", environment)).isEqualTo(Value.TRUE);
    assertThat(answer("is_local_address('b@example.org')", environment)).isEqualTo(Value.FALSE);
    assertThat(answer("key_set('s', 'k', 'v')", environment)).isEqualTo(Value.TRUE);
    assertThat(answer("key_get('s', 'k')", environment)).isEqualTo(Value.of("v"));
    assertThat(answer("key_exists('s', 'other')", environment)).isEqualTo(Value.FALSE);
    assertThat(answer("counter_incr('s', 'c', 2) + counter_get('s', 'c')", environment))
        .isEqualTo(Value.of(4));
    assertThat(answer("dns_query('example.org', 'mx')", environment)).isNull();
  }

  private static @org.jspecify.annotations.Nullable Value answer(
      String call, Environment environment) {
    return Evaluated.compiled(call).evaluate(environment).value();
  }
}
