package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.behavior.View;
import java.util.Comparator;
import java.util.List;

/** Writes what a plan changes for connections as a section of a page. */
final class ClientTable {
  private static final String HEADING = "What a client sees";
  private static final String ID = "clients";

  private final Markup html;

  ClientTable(Markup html) {
    this.html = html;
  }

  /** Writes the differences first, then what is not known; what stays the same is folded. */
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
    for (Seen one : seen) {
      html.open("tr", "class", one.differs() ? "changed" : "");
      html.element("td", one.field().field()).element("td", one.sample().name());
      view(one.before());
      view(one.after());
      html.element("td", one.differs() ? "differs" : one.isKnown() ? "same" : "not known here");
      html.close().newLine();
    }
    html.close().close().newLine();
  }

  private void view(View view) {
    String text = view.isKnown() ? view.text() : "depends on " + view.text();
    html.open("td").element("code", text).close();
  }
}
