package io.github.stalwartgitops.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.expression.Trace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExplainedStepTest {
  private static final SampleConnection CONNECTION =
      SampleConnection.atSmtpListener().with(Map.of("country", "x".repeat(1_000)));

  @Test
  void operandsAreShownByTheirValues() {
    assertThat(steps("local_port == 25 && asn", 9))
        .containsExactly(
            new ExplainedStep("local_port == 25", "25 == 25", "true"),
            new ExplainedStep("local_port == 25 && asn", "1 && 0", "false"));
    assertThat(steps("starts_with(remote_ip, '192.')", 9))
        .containsExactly(
            new ExplainedStep(
                "starts_with(remote_ip, '192.')", "starts_with(\"192.0.2.1\", \"192.\")", "1"));
    assertThat(steps("split(listener, 'm')[0]", 9).get(1))
        .isEqualTo(new ExplainedStep("split(listener, 'm')[0]", "[\"s\", \"tp\"][0]", "\"s\""));
  }

  @Test
  void aNumberIsNotATruthValue() {
    assertThat(steps("1 - 1", 9)).containsExactly(new ExplainedStep("1 - 1", "1 - 1", "0"));
    assertThat(steps("-(0 - 1)", 9)).contains(new ExplainedStep("-(0 - 1)", "--1", "1"));
    assertThat(steps("!is_tls", 9)).containsExactly(new ExplainedStep("!is_tls", "!0", "true"));
  }

  @Test
  void aTextOfOneVariableHasOneStep() {
    assertThat(steps("local_port", 9))
        .containsExactly(new ExplainedStep("local_port", "local_port", "25"));
  }

  @Test
  void stepsAndTextsAreCut() {
    assertThat(steps("1 + 1 + 1 + 1 + 1", 2)).hasSize(2);
    ExplainedStep step = steps("country + country", 1).get(0);
    assertThat(step.substituted()).hasSizeLessThanOrEqualTo(201).endsWith("…");
    assertThat(step.value()).hasSizeLessThanOrEqualTo(203).endsWith("…\"");
  }

  private static List<ExplainedStep> steps(String text, int most) {
    Scope scope = new Scope(CONNECTION.variables().keySet(), null);
    Trace trace =
        Objects.requireNonNull(CompiledExpression.compile(Expression.of(text), scope).compiled())
            .trace(CONNECTION.on(ServerNames.example()));
    return ExplainedStep.of(text, trace.steps(), most);
  }
}
