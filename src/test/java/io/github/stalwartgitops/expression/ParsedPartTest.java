package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParsedPartTest {
  private static String quirk(String text) {
    Quirk quirk = Evaluated.part(text).quirks().get(0);
    return quirk.kind() + " " + quirk.span().of(text);
  }

  @Test
  void theTreeKeepsOperatorsTheirTokensAndTheirOperands() {
    String text = "local_port==25 && !is_tls";
    Node.Binary and = (Node.Binary) Evaluated.part(text).root();
    Node.Binary equal = (Node.Binary) and.left();

    assertThat(and.operator()).isEqualTo(BinaryOperator.AND);
    assertThat(and.token().of(text)).isEqualTo("&&");
    assertThat(and.span().of(text)).isEqualTo(text);
    assertThat(((Node.Variable) equal.left()).name()).isEqualTo("local_port");
    assertThat(equal.left().span()).isEqualTo(new Span(0, 10));
    assertThat(((Node.Literal) equal.right()).value()).isEqualTo(Value.of(25));
    assertThat(equal.right().span()).isEqualTo(new Span(12, 2));
    assertThat(and.right()).isInstanceOf(Node.Unary.class);
  }

  @Test
  void parenthesesBelongToWhatTheyHold() {
    String text = "(1 + 2) * 3";
    Node.Binary product = (Node.Binary) Evaluated.part(text).root();

    assertThat(product.left().span().of(text)).isEqualTo("(1 + 2)");
  }

  @Test
  void callsShowTheirNameAndAllTheirText() {
    String text = "1 + len( system('hostname') )";
    Node.Call call = (Node.Call) ((Node.Binary) Evaluated.part(text).root()).right();

    assertThat(call.function()).isEqualTo(Language.functions().get("len"));
    assertThat(call.token().of(text)).isEqualTo("len");
    assertThat(call.span().of(text)).isEqualTo("len( system('hostname') )");
    assertThat(call.arguments()).extracting(Node::span).containsExactly(new Span(9, 18));
    assertThat(((Node.SystemName) call.arguments().get(0)).name()).isEqualTo("hostname");
  }

  @Test
  void patternsArraysAndIndexesAreNodes() {
    assertThat(Evaluated.part("matches('a.b', remote_ip)").root())
        .isInstanceOfSatisfying(
            Node.Matches.class, node -> assertThat(node.pattern()).isEqualTo("a.b"));
    assertThat(Evaluated.part("[1, $1][0]").root())
        .isInstanceOfSatisfying(
            Node.Index.class, node -> assertThat(node.list()).isInstanceOf(Node.ArrayOf.class));
  }

  @Test
  void aBlankTextHasNoTree() {
    assertThat(Evaluated.part("  ").root()).isNull();
  }

  @Test
  void whatTheGrammarForgivesIsAQuirk() {
    assertThat(quirk("local_port=25")).isEqualTo("EATEN_CHARACTER =2");
    assertThat(quirk("'a' 'b'")).isEqualTo("DROPPED_VALUE 'a'");
    assertThat(quirk("5 -")).isEqualTo("MISSING_OPERAND -");
    assertThat(quirk("'a' } + 'b'")).isEqualTo("IGNORED_TEXT } + 'b'");
    assertThat(Evaluated.part("local_port >= 25 } ").quirks()).isEmpty();
  }

  @Test
  void aMissingOperandStandsBeforeItsOperator() {
    Node.Binary minus = (Node.Binary) Evaluated.part("* 5").root();

    assertThat(minus.left()).isInstanceOf(Node.Missing.class);
    assertThat(minus.left().span()).isEqualTo(new Span(0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      quoteCharacter = '`',
      textBlock =
          """
          'text'                        -> STRING
          system('hostname') + ' ESMTP' -> STRING
          system('hostname') + asn      -> UNKNOWN
          'x' + asn                     -> STRING
          local_port == 25              -> INTEGER
          is_tls && 'x'                 -> INTEGER
          remote_ip || 'x'              -> UNKNOWN
          asn + 1                       -> INTEGER
          asn / 2                       -> FLOAT
          asn * 1.5                     -> FLOAT
          -remote_ip                    -> UNKNOWN
          [1, 2]                        -> ARRAY
          [1] - 1                       -> ARRAY
          [1][0]                        -> UNKNOWN
          relaxed                       -> CONSTANT
          5m                            -> INTEGER
          $1                            -> STRING
          $x                            -> INTEGER
          split(remote_ip, '.')         -> ARRAY
          trim(remote_ip)               -> STRING
          trim([1])                     -> ARRAY
          trim(asn || $1)               -> STRING
          if_then(is_tls, 'a', 'b')     -> STRING
          if_then(is_tls, 'a', 1)       -> UNKNOWN
          key_get('a', 'b')             -> UNKNOWN
          """)
  void typesAreInferredAsFarAsTheyAreCertain(String text, ValueType type) {
    assertThat(Evaluated.part(text).type()).isEqualTo(type);
  }
}
