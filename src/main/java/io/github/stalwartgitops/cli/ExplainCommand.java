package io.github.stalwartgitops.cli;

import io.github.stalwartgitops.behavior.Explanation;
import io.github.stalwartgitops.behavior.SampleConnection;
import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.ConnectStage;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.Compilation;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.ExpressionError;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Result;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.report.ExplanationText;
import io.github.stalwartgitops.report.RunSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code explain}: shows how fields come to their values for one connection. */
@Command(
    name = "explain",
    description = {
      "Show which rule a connection takes, and why.",
      "For the connect stage it also shows what a client would see."
    },
    footer = {
      "",
      "Examples:",
      "  stalwart-gitops explain stalwart --with local_port=25,remote_ip=192.0.2.7",
      "  stalwart-gitops explain --expression \"local_port=25\" --with local_port=5"
    })
final class ExplainCommand implements Callable<Verdict> {
  private final Invocation invocation;

  @Mixin private final ManifestOptions manifests = new ManifestOptions();
  @Mixin private final NamesOptions names = new NamesOptions();

  @Option(
      names = "--with",
      split = ",",
      paramLabel = "NAME=VALUE",
      description = {
        "Variables of the connection. The others are those",
        "of the default listener: listener smtp, local_port",
        "25, local_ip ::, is_tls 0, asn 0, country empty."
      })
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(
      names = "--expression",
      paramLabel = "TEXT",
      description = {
        "Explain this text, as if it were the smtpGreeting,",
        "instead of a manifest."
      })
  private @Nullable String expression;

  ExplainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Verdict call() {
    Console console = new Console(invocation);
    Environment environment;
    try {
      environment = SampleConnection.atSmtpListener().with(variables).on(names.names());
    } catch (IllegalArgumentException e) {
      console.problems(
          List.of(
              Problem.error(
                  "--with: " + e.getMessage(),
                  "Write it like --with local_port=25,remote_ip=192.0.2.7.")));
      return Verdict.USAGE;
    }
    return expression == null
        ? manifest(environment, console)
        : text(expression, environment, console);
  }

  private Verdict manifest(Environment environment, Console console) {
    Result<Manifest> validation = console.reconciler().validate(manifests.manifests(invocation));
    console.problems(validation.problems());
    if (validation.isFailure()) {
      console.line(RunSummary.of(validation));
      return validation.verdict();
    }
    for (Declaration declaration : validation.value().declarations().values()) {
      Scope scope = scope(declaration.name());
      CompiledExpression compiled =
          CompiledExpression.compile(declaration.expression(), scope).compiled();
      if (compiled != null) {
        explain(
            Explanation.of(declaration.name(), declaration.expression(), compiled, environment),
            console);
      }
    }
    return Verdict.DONE;
  }

  private Verdict text(String text, Environment environment, Console console) {
    Expression given = Expression.of(text);
    Compilation compilation = CompiledExpression.compile(given, scope(ConnectStage.GREETING));
    if (compilation.compiled() == null) {
      ExpressionError error = compilation.errors().get(0);
      console.problems(
          List.of(
              Problem.error(
                  "at character " + (error.offset() + 1) + ": " + error.message(),
                  "Literal text is written in single quotes.")));
      return Verdict.INVALID;
    }
    explain(Explanation.of(null, given, compilation.compiled(), environment), console);
    return Verdict.DONE;
  }

  private void explain(Explanation explanation, Console console) {
    ExplanationText.lines(explanation, console.palette()).forEach(console::line);
    console.line("");
  }

  private static Scope scope(FieldName name) {
    return Catalog.bundled()
        .field(name)
        .map(Field::scope)
        .orElseGet(() -> new Scope(Language.variables(), null));
  }
}
