package io.github.stalwartgitops.report;

import io.github.stalwartgitops.plan.FieldDiff;

/** Writes the difference of a field as a table of the HTML report. */
final class DifferenceTable {
  private final Markup html;

  DifferenceTable(Markup html) {
    this.html = html;
  }

  /**
   * Writes the table.
   *
   * @param heading the id of the heading that names the table
   */
  void write(FieldDiff field, String heading) {
    html.open("table", "class", "diff", "aria-labelledby", heading).open("tbody").newLine();
    for (DiffLine line : FieldLines.of(field)) {
      html.open("tr", "class", line.mark().word());
      html.element("td", line.label().isEmpty() ? "" : line.mark().word(), "class", "mark");
      html.element("th", line.label(), "scope", "row");
      html.element("td", line.part(), "class", "part");
      html.open("td", "class", "text");
      if (!line.text().isEmpty()) {
        expression(line);
      }
      if (!line.note().isEmpty()) {
        html.element("span", line.note(), "class", "remark");
      }
      html.close().close().newLine();
    }
    html.close().close().newLine();
  }

  private void expression(DiffLine line) {
    boolean whole = line.text().size() == 1;
    html.open("code");
    for (int i = 0; i < line.text().size(); i++) {
      WordDiff.Run run = line.text().get(i);
      if (i == 1 && line.isReplaced()) {
        html.text(" → ");
      }
      if (whole || run.kind() == WordDiff.Kind.KEPT) {
        html.text(run.text());
      } else {
        html.element(run.kind() == WordDiff.Kind.REMOVED ? "del" : "ins", run.text());
      }
    }
    html.close();
  }
}
