package io.github.stalwartgitops.testing;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Environment;
import io.github.stalwartgitops.expression.Evaluation;
import io.github.stalwartgitops.expression.Expression;
import io.github.stalwartgitops.expression.Node;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Trace;
import io.github.stalwartgitops.expression.UnaryOperator;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field that tests evaluate.
 *
 * @param name the field
 * @param expression its texts
 * @param compiled the same, compiled
 * @param parts its texts, parsed
 * @param declaration where a manifest declares it; null if the value comes from elsewhere
 * @param readsMetrics whether any of its texts reads a metric
 */
record TestedField(
    FieldName name,
    Expression expression,
    CompiledExpression compiled,
    List<ParsedPart> parts,
    @Nullable Declaration declaration,
    boolean readsMetrics) {
  private static final Pattern TRUTH_VALUE = Pattern.compile("\\s*(true|false)\\s*");

  TestedField {
    parts = List.copyOf(parts);
  }

  /** Returns a field; empty if it is unknown or does not compile. */
  static Optional<TestedField> of(
      FieldName name, Expression expression, @Nullable Declaration declaration, Catalog catalog) {
    return catalog
        .field(name)
        .flatMap(
            field ->
                Optional.ofNullable(
                    CompiledExpression.compile(expression, field.scope()).compiled()))
        .map(
            compiled -> {
              List<ParsedPart> parts = compiled.parts();
              boolean metrics =
                  parts.stream().anyMatch(part -> !part.nodes(Node.Metric.class).isEmpty());
              return new TestedField(name, expression, compiled, parts, declaration, metrics);
            });
  }

  /** Evaluates the field. A metric that the test does not give is a failure. */
  ActualResult evaluate(Environment environment, Given given) {
    if (!readsMetrics) {
      Evaluation evaluation = compiled.evaluate(environment);
      if (evaluation.value() != null) {
        return new ActualResult(evaluation.value(), evaluation.rule(), null);
      }
    }
    Trace trace = compiled.trace(environment);
    Evaluation evaluation = trace.evaluation();
    String failure = trace.failure() == null ? null : trace.failure().reason();
    for (Trace.Input input : trace.inputs()) {
      if (input.source() == Trace.Source.METRIC && !given.metrics().containsKey(input.name())) {
        failure = input.text() + " has no value";
        break;
      }
    }
    return new ActualResult(
        failure == null ? evaluation.value() : null, evaluation.rule(), failure);
  }

  /** Returns whether the text that gives the value of a rule is a condition or a truth value. */
  boolean givesTruth(int rule) {
    Part part = rule < 0 ? Part.ELSE : Part.thenOf(rule);
    return parts.stream()
        .filter(parsed -> parsed.part().equals(part))
        .anyMatch(
            parsed ->
                TRUTH_VALUE.matcher(parsed.text()).matches()
                    || (parsed.root() != null && isTruth(parsed.root())));
  }

  private static boolean isTruth(Node root) {
    if (root instanceof Node.Binary binary) {
      return switch (binary.operator()) {
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, NOT_EQUAL, AND, OR -> true;
        default -> false;
      };
    }
    return root instanceof Node.Matches
        || (root instanceof Node.Unary unary && unary.operator() == UnaryOperator.NOT)
        || (root instanceof Node.Call call && call.function().name().startsWith("is_"));
  }

  /** Returns where the manifest has the text that decides for a rule; null if it has none. */
  @Nullable Place place(int rule) {
    return declaration == null
        ? null
        : Optional.ofNullable(declaration.texts().get(rule < 0 ? Part.ELSE : Part.ifOf(rule)))
            .map(SourceText::place)
            .orElse(declaration.place());
  }
}
