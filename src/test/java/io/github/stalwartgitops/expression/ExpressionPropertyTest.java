package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written and whoever connects: no exception, no hang, the same result each time. */
class ExpressionPropertyTest {
  @Provide
  Arbitrary<String> wellFormed() {
    return Arbitraries.randomValue(random -> new ExpressionGenerator(random).wellFormed());
  }

  @Provide
  Arbitrary<String> broken() {
    return Arbitraries.randomValue(random -> new ExpressionGenerator(random).broken());
  }

  @Provide
  Arbitrary<Environment> connections() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20),
            Arbitraries.of("192.0.2.7", "::ffff:192.0.2.7", "DE", "", "1e400", "ẞ ǅ"));
    return Combinators.combine(texts, texts, Arbitraries.longs(), Arbitraries.of(0L, 1L))
        .as(
            (address, country, number, truth) ->
                Environment.builder()
                    .variable("remote_ip", address)
                    .variable("country", country)
                    .variable("local_port", number)
                    .variable("is_tls", truth)
                    .build());
  }

  @Property(tries = 2000)
  void aWellFormedExpressionCompilesAndGivesTheSameValueEachTime(
      @ForAll("wellFormed") String text, @ForAll("connections") Environment connection) {
    CompiledExpression compiled = Evaluated.compiled(text);
    Evaluation first = compiled.evaluate(connection);

    assertThat(compiled.evaluate(connection)).isEqualTo(first);
    assertThat(compiled.trace(connection).evaluation()).isEqualTo(first);
    assertThat(Evaluated.compiled(text).evaluate(connection)).isEqualTo(first);
  }

  @Property(tries = 2000)
  void aValueHasTheTypeThatWasInferred(@ForAll("wellFormed") String text) {
    CompiledExpression compiled = Evaluated.compiled(text);
    ValueType type = compiled.parts().get(0).type();
    Value value = compiled.evaluate(RecordedCases.connections().get(0)).value();

    assertThat(value == null || type == ValueType.UNKNOWN || type == ValueType.of(value))
        .as("%s is %s, not %s", text, value, type)
        .isTrue();
  }

  @Property(tries = 3000)
  void anyTextIsAcceptedOrRefusedWithAPlace(
      @ForAll("broken") String text, @ForAll("connections") Environment connection) {
    Compilation compilation =
        CompiledExpression.compile(Expression.of(text), RecordedCases.CONNECT);
    CompiledExpression compiled = compilation.compiled();

    assertThat(compiled == null).isEqualTo(!compilation.errors().isEmpty());
    for (ExpressionError error : compilation.errors()) {
      assertThat(new Span(error.offset(), error.length()).of(text)).hasSize(error.length());
    }
    if (compiled != null) {
      assertThat(compiled.trace(connection).evaluation()).isEqualTo(compiled.evaluate(connection));
      assertThat(compiled.parts()).hasSize(1);
    }
  }

  @Property(tries = 2000)
  void aQuotedTextIsItself(@ForAll String text) {
    StringLiterals.quote(text)
        .ifPresent(quoted -> assertThat(Evaluated.value(quoted)).isEqualTo(Value.of(text)));
  }
}
