package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes problems as text: where, what and how to fix it. */
public final class ProblemText {
  private static final String INDENT = "     ";
  private static final int MAX_LINES = 40;

  private ProblemText() {}

  /** Returns the lines of one problem. */
  public static List<String> lines(Problem problem, Palette palette) {
    List<String> lines = new ArrayList<>();
    Place place = problem.place();
    String severity = severity(problem.severity(), palette);
    String name = problem.name() == null ? "" : "   " + palette.faint("[" + problem.name() + "]");
    String message = Printable.of(problem.message()) + name;
    if (place == null) {
      lines.add(problem.isError() ? message : severity + ": " + message);
    } else {
      String at = Printable.of(place.file()) + ":" + place.line() + ":" + place.column();
      lines.add(palette.bold(at) + ": " + severity + ": " + message);
      if (problem.sourceLine() != null) {
        excerpt(lines, place, problem.sourceLine(), palette);
      }
    }
    if (problem.hint() != null) {
      hint(problem.hint()).forEach(it -> lines.add(INDENT + it));
    }
    return lines;
  }

  /** Returns the lines of a hint. */
  static List<String> hint(String hint) {
    return hint.lines().limit(MAX_LINES).map(Printable::of).toList();
  }

  /** Returns a count such as {@code 2 problems (1 error, 1 warning)}. */
  public static String count(List<Problem> problems) {
    String all = number(problems.size(), "problem");
    return problems.isEmpty() ? all : all + " (" + kinds(problems) + ")";
  }

  /** Returns a count of each severity such as {@code 1 error, 1 warning}; empty for none. */
  static String kinds(List<Problem> problems) {
    return Arrays.stream(Severity.values())
        .map(
            severity ->
                number(
                    problems.stream().filter(it -> it.severity() == severity).count(),
                    ReportTerms.of(severity)))
        .filter(part -> !part.startsWith("0 "))
        .collect(Collectors.joining(", "));
  }

  static String number(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String severity(Severity severity, Palette palette) {
    String word = severity.name().toLowerCase(Locale.ROOT);
    return switch (severity) {
      case ERROR -> palette.removed(word);
      case WARNING -> palette.changed(word);
      case NOTE -> palette.faint(word);
    };
  }

  private static void excerpt(List<String> lines, Place place, String source, Palette palette) {
    SourceExcerpt excerpt = SourceExcerpt.of(place, source);
    String before = excerpt.before();
    String marked = excerpt.marked();
    String shown = before + marked + excerpt.after();
    String number = Integer.toString(place.line());
    String gutter = " ".repeat(Math.max(0, 4 - number.length())) + number;
    lines.add(palette.faint(gutter + " | ") + shown);
    lines.add(
        palette.faint(" ".repeat(gutter.length()) + " | ")
            + " ".repeat(LetterWidth.of(before))
            + palette.changed("^".repeat(Math.max(1, LetterWidth.of(marked)))));
  }
}
