package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.Catalog;
import io.github.stalwartgitops.catalog.Field;
import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.expression.CompiledExpression;
import io.github.stalwartgitops.expression.Language;
import io.github.stalwartgitops.expression.ParsedPart;
import io.github.stalwartgitops.expression.Part;
import io.github.stalwartgitops.expression.Scope;
import io.github.stalwartgitops.manifest.Declaration;
import io.github.stalwartgitops.manifest.Manifest;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.ReadingOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what a manifest declares before any of it is sent: whether it compiles, and the lints. */
public final class Check {
  private static final List<FieldLint> LINTS =
      List.of(
          new QuirkLint(),
          new ConstantConditionLint(),
          new RuleOrderLint(),
          new ComparisonLint(),
          new ContradictionLint(),
          new LocalIpLint(),
          new GreetingLint(),
          new BackslashLint(),
          new SideEffectLint(),
          new CaptureLint(),
          new ScriptLint(),
          new ListenerLint(),
          new RelayLint(),
          new ManagementLint());

  private final Catalog catalog;
  private final boolean trustServer;

  /**
   * @param catalog the fields and the names that they may use
   * @param trustServer whether names that the catalog lacks are warnings, for a newer server to
   *     judge, instead of errors
   */
  public Check(Catalog catalog, boolean trustServer) {
    this.catalog = catalog;
    this.trustServer = trustServer;
  }

  /** Everything that is wrong, judged with what the server has told; field by field in order. */
  public List<Problem> problems(Manifest manifest, ServerFacts facts) {
    List<Problem> problems = new ArrayList<>(new IgnoredNames().problems(manifest));
    manifest.declarations().values().stream()
        .flatMap(
            declaration ->
                problems(declaration, facts).stream().sorted(new ReadingOrder(List.of())))
        .forEach(problems::add);
    return List.copyOf(problems);
  }

  private List<Problem> problems(Declaration declaration, ServerFacts facts) {
    PartCompiler compiler = new PartCompiler(catalog, trustServer);
    Scope scope = scope(declaration);
    List<ParsedPart> parts = new ArrayList<>();
    for (Map.Entry<Part, SourceText> text : declaration.texts().entrySet()) {
      compiler.compile(declaration, text.getKey(), text.getValue(), scope).ifPresent(parts::add);
    }
    List<Problem> problems = new ArrayList<>(compiler.problems());
    parts.sort(Comparator.comparingInt(Check::orderOfEvaluation));
    CheckedField field =
        new CheckedField(
            declaration, scope, parts, whole(declaration, scope), facts, new Evaluator(scope));
    LINTS.stream()
        .flatMap(lint -> lint.findings(field))
        .filter(finding -> !declaration.ignore().contains(finding.lint().id()))
        .flatMap(
            finding ->
                Optional.ofNullable(declaration.texts().get(finding.part())).stream()
                    .map(text -> problem(text, finding)))
        .forEach(problems::add);
    return problems;
  }

  private Scope scope(Declaration declaration) {
    return catalog
        .field(declaration.name())
        .map(Field::scope)
        .orElseGet(() -> new Scope(Language.variables(), null));
  }

  private static Optional<CompiledExpression> whole(Declaration declaration, Scope scope) {
    return Optional.ofNullable(
        CompiledExpression.compile(declaration.expression(), scope).compiled());
  }

  private static int orderOfEvaluation(ParsedPart parsed) {
    Part part = parsed.part();
    return switch (part.kind()) {
      case IF -> 2 * part.rule();
      case THEN -> 2 * part.rule() + 1;
      case ELSE -> Integer.MAX_VALUE;
    };
  }

  private static Problem problem(SourceText text, Finding finding) {
    int offset = finding.span().offset();
    return new Problem(
        finding.lint().severity(),
        text.place(offset, Math.max(1, finding.span().length())),
        finding.message(),
        text.sourceLine(offset),
        finding.hint(),
        finding.lint().id());
  }
}
