package io.github.stalwartgitops.expression.benchmark;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.RecordedCases;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Fields compiled, and evaluated, in a second on one thread: over the accepted hand-made cases, and
 * over three typical texts. One operation is one field; each round goes on to the next one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExpressionBenchmark {
  private static final List<String> TYPICAL =
      List.of(
          "system('hostname') + ' Stalwart ESMTP at your service'",
          "local_port == 25 && !is_tls",
          "starts_with(remote_ip, '192.') || is_ip_in_cidr(remote_ip, '2001:db8::/32')");

  /** Which texts. */
  @Param({"typical", "curated"})
  public String texts;

  private Expression[] expressions;
  private CompiledExpression[] compiled;
  private Environment[] connections;
  private int next;
  private int connection;

  /** Compiles what is to be evaluated. */
  @Setup(Level.Trial)
  public void compileAll() {
    List<Expression> chosen =
        texts.equals("typical")
            ? TYPICAL.stream().map(Expression::of).toList()
            : RecordedCases.accepted("curated.jsonl");
    expressions = chosen.toArray(new Expression[0]);
    compiled =
        chosen.stream().map(ExpressionBenchmark::compiled).toArray(CompiledExpression[]::new);
    connections = RecordedCases.connections().toArray(new Environment[0]);
  }

  private static CompiledExpression compiled(Expression expression) {
    return Objects.requireNonNull(
        CompiledExpression.compile(expression, RecordedCases.CONNECT).compiled());
  }

  /** Text to program. */
  @Benchmark
  public Object parse() {
    return CompiledExpression.compile(expressions[advance()], RecordedCases.CONNECT);
  }

  /** Program to value, for one connection after the other. */
  @Benchmark
  public Evaluation evaluate() {
    return compiled[advance()].evaluate(connections[connection]);
  }

  private int advance() {
    if (++next == expressions.length) {
      next = 0;
      connection = (connection + 1) % connections.length;
    }
    return next;
  }
}
