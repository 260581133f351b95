package io.github.stalwartgitops.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguageTest {
  @Test
  void functionsSayHowManyArgumentsTheyTakeAndWhetherTheyNeedTheServer() {
    assertThat(Language.functions(LanguageVersion.DEFAULT)).hasSize(53);
    assertThat(Language.functions(LanguageVersion.V1_0)).hasSize(54);
    assertThat(Language.functions()).hasSize(54);
    assertThat(Language.functions().get("substring"))
        .isEqualTo(new Signature("substring", 3, Signature.Kind.PURE));
    assertThat(Language.functions().get("dns_query"))
        .isEqualTo(new Signature("dns_query", 2, Signature.Kind.ASKS_SERVER));
    assertThat(Language.functions().get("counter_incr").kind())
        .isEqualTo(Signature.Kind.CHANGES_SERVER);
    assertThat(Language.functions().get("key_set").kind()).isEqualTo(Signature.Kind.CHANGES_SERVER);
  }

  @Test
  void everyConstantAndVariableCompilesWhereItIsAllowed() {
    Scope everything = new Scope(Language.variables(), null);

    assertThat(Language.constants()).hasSize(19);
    assertThat(Language.constants())
        .allSatisfy(name -> assertThat(errors(name, everything)).isEmpty());
    assertThat(Language.variables())
        .allSatisfy(name -> assertThat(errors(name, everything)).isEmpty());
  }

  @Test
  void namesOutsideOfTheScopeAreRefused() {
    Scope nothing = new Scope(java.util.Set.of(), java.util.Set.of("strict"));

    assertThat(errors("listener", nothing))
        .extracting(ExpressionError::message)
        .containsExactly("Variable \"listener\" not allowed in this context");
    assertThat(errors("relaxed", nothing))
        .extracting(ExpressionError::message)
        .containsExactly("Constant \"relaxed\" not allowed in this context");
    assertThat(errors("strict", nothing)).isEmpty();
  }

  private static java.util.List<ExpressionError> errors(String text, Scope scope) {
    return CompiledExpression.compile(Expression.of(text), scope).errors();
  }
}
