package io.github.stalwartgitops.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Value;
import org.junit.jupiter.api.Test;

class ScriptViewTest {
  private static final FieldName SCRIPT = new FieldName("MtaStageEhlo", "script");

  @Test
  void textNamesAScript() {
    assertThat(ScriptView.effect(SCRIPT, new Evaluation(Value.of("hello"), -1)))
        .contains("The server runs the system script hello, if it has an active one of that name.");
  }

  @Test
  void otherValuesMeanNone() {
    for (Value value : new Value[] {Value.EMPTY, Value.FALSE, Value.TRUE, null}) {
      assertThat(ScriptView.effect(SCRIPT, new Evaluation(value, -1)))
          .contains("The server runs no script.");
    }
  }

  @Test
  void otherFieldsDoNotNameAScript() {
    FieldName greeting = new FieldName("MtaStageConnect", "smtpGreeting");
    assertThat(ScriptView.effect(greeting, new Evaluation(Value.of("hello"), -1))).isEmpty();
  }
}
