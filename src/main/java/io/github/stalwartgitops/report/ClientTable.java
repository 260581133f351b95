package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.behavior.View;
import java.util.Comparator;
import java.util.List;

/** Writes how a plan changes what clients see as a section of the HTML report. */
final class ClientTable {
  private static final String HEADING = "What a client sees";
  private static final String ID = "clients";

  private final Markup html;

  ClientTable(Markup html) {
    this.html = html;
  }

  /** Writes differences, then unknown results, and collapsed what stays the same. */
  void write(BehaviorDiff behavior) {
    html.open("section", "aria-labelledby", ID).element("h2", HEADING, "id", ID).newLine();
    List<Seen> notable =
        behavior.notable().stream().sorted(Comparator.comparing(seen -> !seen.differs())).toList();
    if (!notable.isEmpty()) {
      table(notable, HEADING);
    }
    BehaviorText.sentences(behavior).forEach(sentence -> html.element("p", sentence).newLine());
    List<Seen> same =
        behavior.seen().stream().filter(seen -> seen.isKnown() && !seen.differs()).toList();
    if (!same.isEmpty()) {
      html.open("details");
      String summary = "Connections that see no difference (" + same.size() + ")";
      html.element("summary", summary).newLine();
      table(same, summary);
      html.close().newLine();
    }
    html.close().newLine();
  }

  private void table(List<Seen> seen, String name) {
    html.open("table", "class", "seen", "aria-label", name).open("thead").open("tr");
    List.of("Field", "Connection", "Before", "After", "Result")
        .forEach(heading -> html.element("th", heading, "scope", "col"));
    html.close().close().open("tbody").newLine();
    for (Seen row : seen) {
      html.open("tr", "class", row.differs() ? "changed" : "");
      html.element("td", row.field().field()).element("td", row.sample().name());
      view(row.before());
      view(row.after());
      html.element("td", result(row));
      html.close().newLine();
    }
    html.close().close().newLine();
  }

  private static String result(Seen row) {
    if (!row.isKnown()) {
      return "unknown";
    }
    return row.differs() ? "differs" : "same";
  }

  private void view(View view) {
    String text = view.isKnown() ? view.text() : "depends on " + view.text();
    html.open("td").element("code", text).close();
  }
}
