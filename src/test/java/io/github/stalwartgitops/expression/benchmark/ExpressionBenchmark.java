package io.github.stalwartgitops.expression.benchmark;

import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.RecordedCases;
import io.github.stalwartgitops.expression.Rule;
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
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Fields compiled, and evaluated, in a second on one thread: typical fields, and the accepted
 * hand-made cases. One operation is one whole field; each goes on to the next field. {@link #main}
 * prints the table of {@code CONTRIBUTING.md}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExpressionBenchmark {
  /** Three rules each, one of them with {@code matches}. */
  private static final List<Expression> TYPICAL =
      List.of(
          new Expression(
              List.of(
                  new Rule("local_port == 25 && !is_tls", "system('hostname') + ' ESMTP'"),
                  new Rule(
                      "starts_with(remote_ip, '192.') || is_ip_in_cidr(remote_ip,"
                          + " '2001:db8::/32')",
                      "'mx.example.org ESMTP ready'"),
                  new Rule("matches('^(smtp|lmtp)s?$', protocol)", "'mail.example.org'")),
              "system('hostname') + ' Stalwart ESMTP at your service'"),
          new Expression(
              List.of(
                  new Rule("is_tls && local_port == 465", "'submissions'"),
                  new Rule("matches('^10\\.[0-9]+\\.', remote_ip)", "'internal'"),
                  new Rule("country == 'DE' || asn == 64500", "'trusted'")),
              "'connect'"),
          new Expression(
              List.of(
                  new Rule("listener == 'smtp' && asn > 64000", "false"),
                  new Rule("contains(['DE', 'AT', 'CH'], country)", "system('domain')"),
                  new Rule("matches('(?i)^smtp-[a-z]+$', listener) && !is_tls", "true")),
              "false"));

  /** Which fields. */
  @Param({"typical", "curated"})
  public String fields;

  private Expression[] expressions;
  private CompiledExpression[] compiled;
  private Environment[] connections;
  private int next;
  private int connection;

  /** Compiles what is to be evaluated. */
  @Setup(Level.Trial)
  public void compileAll() {
    List<Expression> chosen =
        fields.equals("typical") ? TYPICAL : RecordedCases.accepted("curated.jsonl");
    expressions = chosen.toArray(new Expression[0]);
    compiled =
        chosen.stream().map(ExpressionBenchmark::compiled).toArray(CompiledExpression[]::new);
    connections = RecordedCases.connections().toArray(new Environment[0]);
  }

  private static CompiledExpression compiled(Expression expression) {
    return Objects.requireNonNull(
        CompiledExpression.compile(expression, RecordedCases.CONNECT).compiled());
  }

  /** Texts to a program. */
  @Benchmark
  public Object parse() {
    return CompiledExpression.compile(expressions[advance()], RecordedCases.CONNECT);
  }

  /** Program to a value, for one connection after the other. */
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

  /** Runs all four benchmarks and prints one row for each. */
  public static void main(String[] arguments) throws RunnerException {
    var results =
        new Runner(
                new OptionsBuilder()
                    .include(ExpressionBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .addProfiler(ThreadTime.class)
                    .build())
            .run();
    System.out.printf("%n%-20s %12s %12s %10s%n", "", "M/s", "M/s of CPU", "bytes each");
    for (RunResult result : results) {
      String[] name = result.getParams().getBenchmark().split("\\.");
      System.out.printf(
          "%-20s %12.2f %12.2f %10.0f%n",
          name[name.length - 1] + " " + result.getParams().getParam("fields"),
          result.getPrimaryResult().getScore() / 1e6,
          1e3 / secondary(result, ThreadTime.NAME),
          secondary(result, "gc.alloc.rate.norm"));
    }
  }

  private static double secondary(RunResult result, String name) {
    return Objects.requireNonNull(result.getSecondaryResults().get(name), name).getScore();
  }
}
