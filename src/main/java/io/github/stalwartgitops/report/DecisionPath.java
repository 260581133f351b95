package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.report.PathRow.CollapsedRows;
import io.github.stalwartgitops.report.PathRow.RuleRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws how connections reach the value of a field: a list of conditions along a line, each with
 * its value and the sample connections that end there. The style sheet places the parts of a row
 * beside or below each other, depending on the width of the page.
 */
final class DecisionPath {
  /** Figures of at most this many rows are printed on one page. */
  private static final int SHORT = 8;

  private static final int MAX_SAMPLES = 6;
  private static final int MAX_TEXT = 160;
  private static final int MAX_PREVIOUS_TEXT = 80;
  private static final int CONTEXT = 20;
  private static final String LEGEND =
      "Decision path: the first condition that is true gives the value. Sample connections are"
          + " listed where they end: ~ a different result than before, ? an unknown result.";

  private final Markup html;

  DecisionPath(Markup html) {
    this.html = html;
  }

  /**
   * Draws the path of a field, unless it has no rules and all results are unknown.
   *
   * @param withLegend whether to explain how to read the figure
   * @return whether the path was drawn
   */
  boolean write(FieldDiff field, List<Seen> seen, boolean withLegend) {
    boolean hasRules = !field.before().match().isEmpty() || !field.after().match().isEmpty();
    if (!hasRules && seen.stream().noneMatch(Seen::isKnown)) {
      return false;
    }
    List<PathRow> rows = PathRows.of(field, seen);
    html.open("figure", "class", rows.size() <= SHORT ? "short" : "long");
    html.open("ol", "class", "path", "aria-label", "Decision path of " + field.name()).newLine();
    html.open("li", "class", "row start").element("span", "connection", "class", "shape").close();
    for (PathRow row : rows) {
      html.newLine();
      if (row instanceof RuleRow rule) {
        rule(rule);
      } else if (row instanceof CollapsedRows collapsed) {
        html.open("li", "class", "row collapsed");
        html.element("span", collapsed.text(), "class", "shape").close();
      }
    }
    html.close().newLine();
    caption(rows, withLegend);
    html.close().newLine();
    return true;
  }

  private void rule(RuleRow row) {
    html.open("li", "class", "row " + (row.isElse() ? "else " : "rule ") + row.mark().word());
    html.open("p", "class", "label").element("strong", row.label());
    if (row.mark() != DiffLine.Mark.KEPT) {
      html.text(" ").element("span", row.mark().sign() + " " + row.mark().word());
    }
    if (!row.previousLabel().isEmpty()) {
      html.text(" ").element("span", row.previousLabel(), "class", "remark");
    }
    html.close();
    html.open("div", "class", "step");
    if (row.isElse()) {
      html.element("span", "", "class", "turn");
    } else {
      text("condition", "if ", row.condition());
    }
    text("result", row.isElse() ? "" : "then ", row.result());
    html.close();
    samples(row.samples());
    html.close();
  }

  private void text(String type, String word, PathRow.Text text) {
    String now = text.now();
    String previous = text.previous();
    int difference =
        previous.isEmpty() ? 0 : Arrays.mismatch(now.toCharArray(), previous.toCharArray());
    html.open("p", "class", type).open("span", "class", "shape");
    if (!word.isEmpty()) {
      html.element("span", word, "class", "remark");
    }
    html.element("code", excerpt(now, difference, MAX_TEXT));
    if (!previous.isEmpty()) {
      html.open("span", "class", "previous").text("was ");
      html.element("code", excerpt(previous, difference, MAX_PREVIOUS_TEXT)).close();
    }
    html.close().close();
  }

  /** Returns a part of a long text that shows the difference; the table has the whole text. */
  private static String excerpt(String text, int difference, int length) {
    if (text.length() <= length) {
      return text;
    }
    int start = difference < length - CONTEXT ? 0 : boundary(text, difference - CONTEXT);
    int end = boundary(text, Math.min(text.length(), start + length));
    return (start == 0 ? "" : "…") + text.substring(start, end) + (end == text.length() ? "" : "…");
  }

  /** Returns an index that does not split a surrogate pair. */
  private static int boundary(String text, int index) {
    boolean isInPair = index < text.length() && Character.isLowSurrogate(text.charAt(index));
    return isInPair ? index - 1 : index;
  }

  private void samples(List<PathSample> samples) {
    if (samples.isEmpty()) {
      return;
    }
    html.open("ul");
    int shown = samples.size() > MAX_SAMPLES ? MAX_SAMPLES - 1 : samples.size();
    for (PathSample sample : samples.subList(0, shown)) {
      boolean isUnknown = sample.outcome() == PathSample.Outcome.UNKNOWN;
      html.element("li", sample.text(), "class", isUnknown ? "unknown" : "known");
    }
    if (shown < samples.size()) {
      html.element("li", "and " + (samples.size() - shown) + " more", "class", "known");
    }
    html.close();
  }

  private void caption(List<PathRow> rows, boolean withLegend) {
    List<String> sentences = new ArrayList<>();
    if (withLegend) {
      sentences.add(LEGEND);
    }
    int collapsed = 0;
    int all = -1; // not counting else
    for (PathRow row : rows) {
      int count = row instanceof CollapsedRows several ? several.count() : 0;
      collapsed += count;
      all += Math.max(1, count);
    }
    if (collapsed > 0) {
      sentences.add(collapsed + " of " + all + " rules are collapsed.");
    }
    if (!sentences.isEmpty()) {
      html.element("figcaption", String.join(" ", sentences));
    }
  }
}
