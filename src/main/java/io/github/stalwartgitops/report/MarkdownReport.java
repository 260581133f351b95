package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.expression.Rule;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.RunReport;
import io.github.stalwartgitops.reconcile.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes an account as a comment of a pull request: how it ended, errors, what changes, what
 * clients see of that, and then, folded, warnings and what is known already. It stays below the
 * length that such a comment may have: what does not fit is shortened or left out, and named.
 */
final class MarkdownReport {
  /** GitHub takes 65,536 characters. */
  static final int LONGEST = 65_000;

  private static final int LONGEST_IN_HEAD = 1_000;
  private static final int LONGEST_PROBLEM = 4_000;
  private static final int MOST_ROWS = 30;
  private static final int MOST_KEPT = 20;
  private static final Palette PLAIN = new Palette(false);

  private final RunReport account;
  private final boolean stoppedByWarnings;
  private final List<CommentBlock> vital = new ArrayList<>();
  private final List<CommentBlock> further = new ArrayList<>();

  MarkdownReport(RunReport account) {
    this.account = account;
    this.stoppedByWarnings =
        account.verdict() == Verdict.INVALID
            && account.problems().stream().noneMatch(Problem::isError);
  }

  String write() {
    List<Problem> unfolded = unfolded();
    if (!unfolded.isEmpty()) {
      vital.add(problems(unfolded, "", ""));
    }
    steps();
    if (account.plan() != null) {
      account.plan().plan().changedFields().forEach(this::field);
    }
    if (account.behavior() != null && !account.behavior().seen().isEmpty()) {
      behavior(account.behavior());
    }
    List<Problem> folded =
        account.problems().stream().filter(problem -> !isUnfolded(problem)).toList();
    if (!folded.isEmpty()) {
      String heading = Markdown.folded(ProblemText.kinds(folded));
      further.add(problems(folded, heading, Markdown.FOLDED_END));
    }
    if (account.plan() != null) {
      account.plan().plan().changedFields().forEach(this::wholeField);
      unchanged(account.plan().plan());
    }
    return new Comment(head(), LONGEST).write(vital, further);
  }

  private String head() {
    return "### "
        + ReportTerms.TOOL
        + ": "
        + Markdown.code(brief(ReportTerms.subject(account)))
        + "\n\n"
        + Markdown.sentence(brief(ReportTerms.closing(account)))
        + "\n";
  }

  private static String brief(String text) {
    return text.length() <= LONGEST_IN_HEAD ? text : text.substring(0, LONGEST_IN_HEAD) + " …";
  }

  private List<Problem> unfolded() {
    Stream<Problem> stopping = account.problems().stream().filter(this::isUnfolded);
    return account.outcome() == null
        ? stopping.toList()
        : Stream.concat(stopping, account.outcome().problems().stream()).toList();
  }

  private boolean isUnfolded(Problem problem) {
    return problem.isError() || stoppedByWarnings;
  }

  private static CommentBlock problems(List<Problem> problems, String beginning, String ending) {
    List<String> items = new ArrayList<>();
    for (Problem problem : problems) {
      items.add((items.isEmpty() ? "" : "\n") + text(problem));
    }
    return CommentBlock.fenced(
        ProblemText.kinds(problems),
        beginning,
        "text",
        items,
        leftOut -> leftOut + " more",
        ending);
  }

  private static String text(Problem problem) {
    StringBuilder text = new StringBuilder();
    for (String line : ProblemText.lines(problem, PLAIN)) {
      if (!text.isEmpty() && text.length() + line.length() > LONGEST_PROBLEM) {
        return text.append("\n     …").toString();
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    return text.toString();
  }

  private void field(FieldDiff field) {
    List<DiffLine> lines = FieldLines.of(field);
    List<String> items = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (DiffLine line : lines) {
      if (line.mark() == DiffLine.Mark.KEPT) {
        kept.add(line.label());
      } else if (line.label().isEmpty()) {
        items.add(items.remove(items.size() - 1) + "\n" + diffLines(line));
      } else {
        items.add(diffLines(line));
      }
    }
    boolean elseChanged = !kept.contains("else");
    Place place = field.place();
    vital.add(
        CommentBlock.fenced(
            "the change of " + Markdown.code(field.name().toString()),
            "**"
                + Markdown.code(field.name().toString())
                + "**"
                + (place == null ? "" : " · " + Markdown.code(place.file() + ":" + place.line()))
                + (field.toDefault() ? " · back to the server's default" : "")
                + "\n\n",
            "diff",
            items,
            leftOut -> moreRules(leftOut, elseChanged),
            kept.isEmpty() ? "" : "\nAs before: " + some(kept) + ".\n"));
  }

  /** Lines that begin with the sign that colours them: {@code +}, {@code -} or {@code !}. */
  private static String diffLines(DiffLine line) {
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

  private static String some(List<String> labels) {
    return labels.size() <= MOST_KEPT
        ? String.join(", ", labels)
        : String.join(", ", labels.subList(0, MOST_KEPT))
            + " and "
            + (labels.size() - MOST_KEPT)
            + " more";
  }

  private static String moreRules(int leftOut, boolean withElse) {
    if (!withElse) {
      return ProblemText.number(leftOut, "more rule");
    }
    return leftOut == 1 ? "else" : ProblemText.number(leftOut - 1, "more rule") + " and else";
  }

  private void behavior(BehaviorDiff behavior) {
    List<Seen> notable = behavior.notable();
    List<Seen> shown = notable.subList(0, Math.min(MOST_ROWS, notable.size()));
    String heading = "**What a client sees**\n";
    vital.add(
        new CommentBlock(
            "what a client sees",
            shown.isEmpty()
                ? heading
                : heading + "\n| connection | before | after |\n| --- | --- | --- |\n",
            shown.stream().map(MarkdownReport::row).toList(),
            leftOut -> {
              int more = notable.size() - shown.size() + leftOut;
              return more == 0 ? "" : "\nAnd " + more + " more.\n";
            }));
    List<String> sentences = new ArrayList<>();
    for (String sentence : BehaviorText.sentences(behavior)) {
      sentences.add(
          "\n".repeat(Math.min(1, sentences.size())) + Markdown.sentence(sentence) + "\n");
    }
    if (!sentences.isEmpty()) {
      vital.add(
          new CommentBlock(
              "notes on what a client sees",
              "",
              sentences,
              leftOut -> leftOut == 0 ? "" : "\nAnd " + leftOut + " more.\n"));
    }
  }

  private static String row(Seen seen) {
    return "| "
        + Stream.of(
                seen.sample().name(),
                BehaviorText.side(seen, seen.before()),
                BehaviorText.side(seen, seen.after()))
            .map(Markdown::cell)
            .collect(Collectors.joining(" | "))
        + " |\n";
  }

  private void wholeField(FieldDiff field) {
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
        CommentBlock.fenced(
            "all of " + Markdown.code(field.name().toString()) + " as it is wanted",
            Markdown.folded("All of " + field.name() + " as it is wanted"),
            "text",
            items,
            leftOut -> moreRules(leftOut, true),
            Markdown.FOLDED_END));
  }

  private void unchanged(Plan plan) {
    List<String> names =
        plan.fields().stream()
            .filter(field -> !field.isChanged())
            .map(field -> Printable.of(field.name().toString()))
            .toList();
    if (!names.isEmpty()) {
      String count = ProblemText.number(names.size(), "field") + " as wanted already";
      further.add(
          CommentBlock.fenced(
              count,
              Markdown.folded(count),
              "text",
              names,
              leftOut -> ProblemText.number(leftOut, "more field"),
              Markdown.FOLDED_END));
    }
  }

  /** What went wrong is read first; what went well unfolds. */
  private void steps() {
    if (account.outcome() == null || account.outcome().steps().isEmpty()) {
      return;
    }
    boolean failed = account.verdict().isFailure();
    (failed ? vital : further)
        .add(
            CommentBlock.fenced(
                "the steps",
                failed ? "" : Markdown.folded("Steps"),
                "text",
                RunReportText.steps(account.outcome()),
                leftOut -> ProblemText.number(leftOut, "more line"),
                failed ? "" : Markdown.FOLDED_END));
  }
}
