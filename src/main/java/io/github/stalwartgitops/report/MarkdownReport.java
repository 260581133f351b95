package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.reconcile.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes an account as a comment of a pull request: first how it ended, then what is wrong and what
 * changes, details folded. It stays below the length that such a comment may have: what does not
 * fit is left out block by block, and that is said.
 */
final class MarkdownReport {
  /** GitHub takes 65,536 characters. */
  static final int LONGEST = 65_000;

  private static final int RESERVE = 500;
  private static final int MOST_ROWS = 30;
  private static final Palette PLAIN = new Palette(false);

  private final Account account;
  private final List<String> blocks = new ArrayList<>();

  MarkdownReport(Account account) {
    this.account = account;
  }

  String write() {
    blocks.add(
        "### "
            + Words.TOOL
            + ": "
            + Markdown.code(Words.subject(account))
            + "\n\n"
            + Markdown.sentence(Words.closing(account))
            + "\n");
    problems();
    if (account.plan() != null) {
      Plan plan = account.plan().plan();
      plan.changedFields().forEach(this::field);
      if (account.behavior() != null && !account.behavior().seen().isEmpty()) {
        behavior(account.behavior());
      }
      plan.changedFields().forEach(this::wholeField);
      unchanged(plan);
    }
    steps();
    return fitted();
  }

  private void problems() {
    account.allProblems().stream()
        .map(problem -> Markdown.block("text", ProblemText.lines(problem, PLAIN)))
        .forEach(blocks::add);
  }

  private void field(FieldDiff field) {
    List<DiffLine> lines = FieldLines.of(field);
    List<String> changed =
        lines.stream()
            .filter(line -> line.mark() != DiffLine.Mark.KEPT)
            .flatMap(MarkdownReport::diffLines)
            .toList();
    List<String> kept =
        lines.stream()
            .filter(line -> line.mark() == DiffLine.Mark.KEPT)
            .map(DiffLine::label)
            .toList();
    Place place = field.place();
    blocks.add(
        "**"
            + Markdown.code(field.name().toString())
            + "**"
            + (place == null ? "" : " · " + Markdown.code(place.file() + ":" + place.line()))
            + (field.toDefault() ? " · back to the server's default" : "")
            + "\n\n"
            + Markdown.block("diff", changed)
            + (kept.isEmpty() ? "" : "\nAs before: " + String.join(", ", kept) + ".\n"));
  }

  /** Lines that begin with the sign that colours them: {@code +}, {@code -} or {@code !}. */
  private static Stream<String> diffLines(DiffLine line) {
    String sign =
        switch (line.mark()) {
          case ADDED -> "+";
          case REMOVED -> "-";
          default -> "!";
        };
    return PlanText.plain(line).stream().map(it -> sign + it.substring("    ~".length()));
  }

  private void behavior(BehaviorDiff behavior) {
    StringBuilder out = new StringBuilder("**What a client sees**\n\n");
    List<Seen> notable = behavior.notable();
    if (!notable.isEmpty()) {
      out.append("| connection | before | after |\n| --- | --- | --- |\n");
      notable.stream().limit(MOST_ROWS).map(MarkdownReport::row).forEach(out::append);
      out.append('\n');
    }
    if (notable.size() > MOST_ROWS) {
      out.append("And ").append(notable.size() - MOST_ROWS).append(" more.\n\n");
    }
    BehaviorText.sentences(behavior)
        .forEach(sentence -> out.append(Markdown.sentence(sentence)).append("\n\n"));
    blocks.add(out.toString().stripTrailing() + "\n");
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
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < field.after().match().size(); i++) {
      lines.add(
          "rule "
              + (i + 1)
              + "   if    "
              + Printable.inside(field.after().match().get(i).ifText()));
      lines.add("         then  " + Printable.inside(field.after().match().get(i).thenText()));
    }
    lines.add("else     " + Printable.inside(field.after().elseText()));
    blocks.add(
        Markdown.folded(
            "All of " + field.name() + " as it is wanted", Markdown.block("text", lines)));
  }

  private void unchanged(Plan plan) {
    List<String> names =
        plan.fields().stream()
            .filter(field -> !field.isChanged())
            .map(field -> Printable.of(field.name().toString()))
            .toList();
    if (!names.isEmpty()) {
      blocks.add(
          Markdown.folded(
              ProblemText.number(names.size(), "field") + " as wanted already",
              Markdown.block("text", names)));
    }
  }

  private void steps() {
    if (account.outcome() != null && !account.outcome().steps().isEmpty()) {
      String steps = Markdown.block("text", AccountText.steps(account.outcome()));
      boolean folded = !account.verdict().isFailure();
      // What went wrong is read first; what went well unfolds.
      blocks.add(folded ? blocks.size() : 1, folded ? Markdown.folded("Steps", steps) : steps);
    }
  }

  private String fitted() {
    StringBuilder out = new StringBuilder();
    int leftOut = 0;
    for (String block : blocks) {
      if (out.length() + block.length() + 1 <= LONGEST - RESERVE) {
        out.append(out.isEmpty() ? "" : "\n").append(block);
      } else {
        leftOut++;
      }
    }
    if (leftOut > 0) {
      out.append("\n_")
          .append(ProblemText.number(leftOut, "block"))
          .append(" left out: this would be too long for a comment. The HTML and JSON reports")
          .append(" hold everything._\n");
    }
    return out.toString();
  }
}
