package io.github.stalwartgitops.report;

import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.problem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes problems as sections of the HTML report. Problems with the same text are written once,
 * with all their places.
 */
final class ProblemBlocks {
  private static final int MAX_PLACES = 5;
  private static final String NOTHING = "\u00a0";

  private final Markup html;

  /** The text that grouped problems have in common. */
  private record Text(
      Severity severity, String message, @Nullable String hint, @Nullable String name) {
    static Text of(Problem problem) {
      return new Text(problem.severity(), problem.message(), problem.hint(), problem.name());
    }
  }

  ProblemBlocks(Markup html) {
    this.html = html;
  }

  /** Writes errors. */
  void errors(List<Problem> problems) {
    List<Problem> errors = problems.stream().filter(Problem::isError).toList();
    if (errors.isEmpty()) {
      return;
    }
    open("errors", ProblemText.number(errors.size(), "error"));
    grouped(errors)
        .forEach(
            (text, group) -> {
              html.open("div", "class", "problem error").open("p");
              text(text);
              html.close();
              List<Problem> placed = placed(group);
              places(placed.subList(0, Math.min(MAX_PLACES, placed.size())));
              if (placed.size() > MAX_PLACES) {
                html.open("details");
                html.element("summary", placed.size() - MAX_PLACES + " more places");
                places(placed.subList(MAX_PLACES, placed.size()));
                html.close();
              }
              hint(text);
              html.close().newLine();
            });
    html.close().newLine();
  }

  /** Writes warnings and notes, each collapsed. */
  void others(List<Problem> problems) {
    List<Problem> others = problems.stream().filter(problem -> !problem.isError()).toList();
    if (others.isEmpty()) {
      return;
    }
    open("remarks", counts(others));
    grouped(others)
        .forEach(
            (text, group) -> {
              html.open("details", "class", "problem " + ReportTerms.of(text.severity()));
              html.open("summary");
              text(text);
              if (group.size() > 1) {
                html.text(": " + ProblemText.number(group.size(), "place"));
              }
              html.close();
              places(placed(group));
              hint(text);
              html.close().newLine();
            });
    html.close().newLine();
  }

  private void open(String id, String heading) {
    html.open("section", "aria-labelledby", id);
    html.element("h2", heading, "id", id).newLine();
  }

  private static Map<Text, List<Problem>> grouped(List<Problem> problems) {
    Map<Text, List<Problem>> groups = new LinkedHashMap<>();
    problems.forEach(
        problem -> groups.computeIfAbsent(Text.of(problem), key -> new ArrayList<>()).add(problem));
    return groups;
  }

  private static List<Problem> placed(List<Problem> problems) {
    return problems.stream().filter(problem -> problem.place() != null).toList();
  }

  private static String counts(List<Problem> problems) {
    long warnings = problems.stream().filter(it -> it.severity() == Severity.WARNING).count();
    List<String> parts = new ArrayList<>();
    if (warnings > 0) {
      parts.add(ProblemText.number(warnings, "warning"));
    }
    if (warnings < problems.size()) {
      parts.add(ProblemText.number(problems.size() - warnings, "note"));
    }
    return String.join(", ", parts);
  }

  private void text(Text text) {
    html.element("strong", ReportTerms.of(text.severity())).text(": " + text.message());
    if (text.name() != null) {
      html.text(" ").element("code", "[" + text.name() + "]", "class", "about");
    }
  }

  private void places(List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    html.open("ul", "class", "places").newLine();
    for (Problem problem : problems) {
      Place place = Objects.requireNonNull(problem.place());
      html.open("li").element("code", place.toString(), "class", "about");
      if (problem.sourceLine() != null) {
        SourceExcerpt excerpt = SourceExcerpt.of(place, problem.sourceLine());
        html.text(" ").open("code").text(excerpt.before().stripLeading());
        html.element("mark", excerpt.marked().isEmpty() ? NOTHING : excerpt.marked());
        html.text(excerpt.after()).close();
      }
      html.close().newLine();
    }
    html.close().newLine();
  }

  private void hint(Text text) {
    if (text.hint() != null) {
      html.open("pre").lines(ProblemText.hint(text.hint())).close();
    }
  }
}
