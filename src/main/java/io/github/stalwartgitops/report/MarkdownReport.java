package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import io.github.stalwartgitops.report.Comment.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a report as a comment on a pull request: result, errors, changes, their effect on clients,
 * and, collapsed below them, warnings and what the reader probably knows.
 */
final class MarkdownReport {
  /** A little less than the 65,536 characters that GitHub accepts. */
  static final int MAX_LENGTH = 65_000;

  private static final int MAX_HEAD = 1_000;
  private static final int MAX_PROBLEM = 4_000;
  private static final int MAX_ROWS = 30;
  private static final int MAX_UNCHANGED = 20;
  private static final Palette PLAIN = new Palette(false);

  private final RunReport report;
  private final List<Block> important = new ArrayList<>();
  private final List<Block> further = new ArrayList<>();

  MarkdownReport(RunReport report) {
    this.report = report;
  }

  String write() {
    problems();
    steps();
    if (report.plan() != null) {
      report.plan().plan().changedScripts().forEach(this::script);
      report.plan().plan().changedFields().forEach(this::field);
    }
    if (report.behavior() != null && !report.behavior().seen().isEmpty()) {
      behavior(report.behavior());
    }
    remarks();
    if (report.plan() != null) {
      report.plan().plan().changedFields().forEach(this::desiredValue);
      unchangedFields(report.plan().plan().fields());
    }
    return Comment.of(head(), MAX_LENGTH, important, further);
  }

  private void script(ScriptDiff script) {
    String name = SieveScript.name(script.name()) + " " + ScriptText.kind(script);
    List<String> lines =
        ScriptText.lines(script).stream()
            .map(line -> line.sign() + " " + Printable.inside(line.text()))
            .toList();
    important.add(Block.fenced(name, name, "diff", lines, it -> it + " more lines", ""));
  }

  private String head() {
    return "### "
        + ReportTerms.TOOL
        + ": "
        + Markdown.code(shortened(ReportTerms.subject(report)))
        + "\n\n"
        + Markdown.sentence(shortened(RunSummary.line(report)))
        + "\n";
  }

  private static String shortened(String text) {
    return text.length() <= MAX_HEAD ? text : text.substring(0, MAX_HEAD) + " …";
  }

  private void problems() {
    List<Problem> problems =
        new ArrayList<>(report.problems().stream().filter(this::isImportant).toList());
    if (report.outcome() != null) {
      problems.addAll(report.outcome().problems());
    }
    if (!problems.isEmpty()) {
      String name = ProblemText.kinds(problems);
      important.add(Block.fenced(name, "", "text", items(problems), it -> it + " more", ""));
    }
  }

  private void remarks() {
    List<Problem> remarks =
        report.problems().stream().filter(problem -> !isImportant(problem)).toList();
    if (!remarks.isEmpty()) {
      String name = ProblemText.kinds(remarks);
      further.add(Block.collapsed(name, name, items(remarks), it -> it + " more"));
    }
  }

  /** Warnings are important if they are the reason why the run failed. */
  private boolean isImportant(Problem problem) {
    return problem.isError()
        || (report.verdict() == Verdict.INVALID
            && report.problems().stream().noneMatch(Problem::isError));
  }

  private static List<String> items(List<Problem> problems) {
    List<String> items = new ArrayList<>();
    for (Problem problem : problems) {
      items.add((items.isEmpty() ? "" : "\n") + item(problem));
    }
    return items;
  }

  private static String item(Problem problem) {
    StringBuilder text = new StringBuilder();
    for (String line : ProblemText.lines(problem, PLAIN)) {
      if (!text.isEmpty() && text.length() + line.length() > MAX_PROBLEM) {
        return text.append("\n     …").toString();
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    return text.toString();
  }

  /** The steps of a failed run are shown, those of a successful one collapsed. */
  private void steps() {
    if (report.outcome() == null || report.outcome().steps().isEmpty()) {
      return;
    }
    List<String> lines = RunReportText.steps(report.outcome());
    if (report.verdict().isFailure()) {
      important.add(Block.fenced("the steps", "", "text", lines, MarkdownReport::moreLines, ""));
    } else {
      further.add(Block.collapsed("the steps", "Steps", lines, MarkdownReport::moreLines));
    }
  }

  private static String moreLines(int count) {
    return ProblemText.number(count, "more line");
  }

  private void field(FieldDiff field) {
    List<String> items = new ArrayList<>();
    List<String> unchanged = new ArrayList<>();
    for (DiffLine line : FieldLines.of(field)) {
      if (line.mark() == DiffLine.Mark.KEPT) {
        unchanged.add(line.label());
      } else if (line.label().isEmpty()) {
        items.add(items.remove(items.size() - 1) + "\n" + diff(line));
      } else {
        items.add(diff(line));
      }
    }
    boolean elseChanged = !unchanged.contains("else");
    String name = Markdown.code(field.name().toString());
    Place place = field.place();
    important.add(
        Block.fenced(
            "the change of " + name,
            "**"
                + name
                + "**"
                + (place == null ? "" : " · " + Markdown.code(place.file() + ":" + place.line()))
                + (field.toDefault() ? " · reset to the server's default" : "")
                + "\n\n",
            "diff",
            items,
            count -> moreRules(count, elseChanged),
            unchanged.isEmpty() ? "" : "\nUnchanged: " + listed(unchanged) + ".\n"));
  }

  /** Returns the line with the sign that selects its colour: {@code +}, {@code -} or {@code !}. */
  private static String diff(DiffLine line) {
    String sign =
        switch (line.mark()) {
          case ADDED -> "+";
          case REMOVED -> "-";
          default -> "!";
        };
    return PlanText.plain(line).stream()
        .map(it -> sign + it.substring("    ~".length()))
        .collect(Collectors.joining("\n"));
  }

  private static String listed(List<String> labels) {
    int more = labels.size() - MAX_UNCHANGED;
    return more <= 0
        ? String.join(", ", labels)
        : String.join(", ", labels.subList(0, MAX_UNCHANGED)) + " and " + more + " more";
  }

  private static String moreRules(int count, boolean withElse) {
    if (!withElse) {
      return ProblemText.number(count, "more rule");
    }
    return count == 1 ? "else" : ProblemText.number(count - 1, "more rule") + " and else";
  }

  private void behavior(BehaviorDiff behavior) {
    List<Seen> notable = behavior.notable();
    List<Seen> shown = notable.subList(0, Math.min(MAX_ROWS, notable.size()));
    String heading = "**What a client sees**\n";
    important.add(
        new Block(
            "what a client sees",
            shown.isEmpty()
                ? heading
                : heading + "\n| connection | before | after |\n| --- | --- | --- |\n",
            shown.stream().map(MarkdownReport::row).toList(),
            omitted -> more(notable.size() - shown.size() + omitted)));
    List<String> sentences = new ArrayList<>();
    for (String sentence : BehaviorText.sentences(behavior)) {
      sentences.add((sentences.isEmpty() ? "" : "\n") + Markdown.sentence(sentence) + "\n");
    }
    if (!sentences.isEmpty()) {
      important.add(new Block("notes on what a client sees", "", sentences, MarkdownReport::more));
    }
  }

  private static String more(int count) {
    return count == 0 ? "" : "\nAnd " + count + " more.\n";
  }

  private static String row(Seen seen) {
    return "| "
        + Stream.of(
                seen.sample().name(),
                BehaviorText.view(seen, seen.before()),
                BehaviorText.view(seen, seen.after()))
            .map(Markdown::cell)
            .collect(Collectors.joining(" | "))
        + " |\n";
  }

  private void desiredValue(FieldDiff field) {
    List<String> items = new ArrayList<>();
    for (Rule rule : field.after().match()) {
      items.add(
          "rule "
              + (items.size() + 1)
              + "   if    "
              + Printable.inside(rule.ifText())
              + "\n         then  "
              + Printable.inside(rule.thenText()));
    }
    items.add("else     " + Printable.inside(field.after().elseText()));
    further.add(
        Block.collapsed(
            "the desired value of " + Markdown.code(field.name().toString()),
            "Desired value of " + field.name(),
            items,
            count -> moreRules(count, true)));
  }

  private void unchangedFields(List<FieldDiff> fields) {
    List<String> names =
        fields.stream()
            .filter(field -> !field.isChanged())
            .map(field -> Printable.of(field.name().toString()))
            .toList();
    if (!names.isEmpty()) {
      String heading = ProblemText.number(names.size(), "field") + " up to date";
      further.add(
          Block.collapsed(
              heading, heading, names, count -> ProblemText.number(count, "more field")));
    }
  }
}
