package io.github.stalwartgitops.check;

import io.github.stalwartgitops.catalog.ServerFacts;
import io.github.stalwartgitops.manifest.SourceText;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.ReadingOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A manifest whose texts have been compiled. Errors are known without a server; the lints also
 * depend on what is known of the server.
 */
public final class CompiledManifest {
  private static final List<FieldLint> LINTS =
      List.of(
          new QuirkLint(),
          new EqualsLint(),
          new VersionLint(),
          new ConstantConditionLint(),
          new RuleOrderLint(),
          new ComparisonLint(),
          new AddressCallLint(),
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

  private final List<Problem> problems;
  private final List<Field> fields;

  /** A field and the problems of its texts. */
  record Field(CheckedField field, List<Problem> problems) {}

  CompiledManifest(List<Problem> problems, List<Field> fields) {
    this.problems = problems;
    this.fields = fields;
  }

  /** Returns whether a text does not compile, so that no server would accept the manifest. */
  public boolean hasErrors() {
    return fields.stream().flatMap(it -> it.problems().stream()).anyMatch(Problem::isError);
  }

  /** Returns all problems, field by field, those that the lints find among them. */
  public List<Problem> problems(ServerFacts facts) {
    List<Problem> all = new ArrayList<>(problems);
    for (Field field : fields) {
      List<Problem> found = new ArrayList<>(field.problems());
      found.addAll(lint(field.field().with(facts)));
      found.sort(new ReadingOrder(List.of()));
      all.addAll(found);
    }
    return List.copyOf(all);
  }

  private static List<Problem> lint(CheckedField field) {
    return LINTS.stream()
        .flatMap(lint -> lint.findings(field))
        .filter(finding -> !field.declaration().ignore().contains(finding.lint().id()))
        .flatMap(
            finding ->
                Optional.ofNullable(field.declaration().texts().get(finding.part())).stream()
                    .map(text -> problem(text, finding)))
        .toList();
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
