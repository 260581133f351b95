package io.github.stalwartgitops.report;

import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.problem.Problem;
import io.github.stalwartgitops.reconcile.Account;
import java.util.List;

/**
 * Writes an account as one page that needs no network and no script. What changes is told by
 * letters and shapes, not by colour alone.
 */
final class HtmlReport {
  private static final Palette PLAIN = new Palette(false);

  private final Account account;
  private final Markup html = Markup.html();

  HtmlReport(Account account) {
    this.account = account;
  }

  String write() {
    html.open("html", "lang", "en").newLine();
    head();
    html.open("body").newLine();
    html.open("header");
    html.element("h1", Words.subject(account));
    String verdict = account.verdict().isFailure() ? "failure" : "success";
    html.element("p", Words.closing(account), "class", "verdict " + verdict);
    html.element("p", about(), "class", "about").close().newLine();
    html.open("main").newLine();
    problems();
    if (account.plan() != null) {
      plan(account.plan().plan());
    }
    steps();
    html.close();
    return html.end();
  }

  private void head() {
    html.open("head").newLine();
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", StyleSheet.POLICY);
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", Words.TOOL + ": " + Words.subject(account));
    html.open("style").lines(StyleSheet.LINES).close();
    html.close().newLine();
  }

  private String about() {
    String url = account.url().isEmpty() ? "" : account.url() + " · ";
    return url + "catalog of Stalwart " + account.catalogVersion();
  }

  private void problems() {
    List<Problem> problems = account.allProblems();
    if (problems.isEmpty()) {
      return;
    }
    html.open("section");
    html.element("h2", ProblemText.count(problems));
    for (Problem problem : problems) {
      html.open("div", "class", "problem " + Words.of(problem.severity()), "tabindex", "0");
      html.open("pre").lines(ProblemText.lines(problem, PLAIN)).close();
      html.close().newLine();
    }
    html.close().newLine();
  }

  private void plan(Plan plan) {
    int number = 0;
    for (FieldDiff field : plan.changedFields()) {
      number++;
      html.open("section");
      html.open("h2").text(field.name().toString());
      if (field.toDefault()) {
        html.text(" (back to the server's default)");
      }
      html.close();
      Place place = field.place();
      if (place != null) {
        html.open("p", "class", "about");
        html.element("code", place.file() + ":" + place.line()).close();
      }
      difference(field);
      BehaviorDiff behavior = account.behavior();
      List<Seen> seen = behavior == null ? List.of() : behavior.of(field.name());
      html.open("figure", "class", "scrolls");
      new DecisionPath(field, seen, html).draw("path-" + number);
      html.element("figcaption", "The decision path, rules from top to bottom.");
      html.close().close().newLine();
    }
    if (account.behavior() != null && !account.behavior().seen().isEmpty()) {
      behavior(account.behavior());
    }
    unchanged(plan);
  }

  private void difference(FieldDiff field) {
    html.open(
        "div", "class", "scrolls", "role", "region", "tabindex", "0", "aria-label", "Differences");
    html.open("table", "class", "diff").open("tbody").newLine();
    for (DiffLine line : FieldLines.of(field)) {
      html.open("tr", "class", line.mark().word());
      html.open("td", "class", "mark").text(line.label().isEmpty() ? "" : line.mark().word());
      html.close();
      html.element("th", line.label(), "scope", "row").element("td", line.part());
      html.open("td");
      expression(line);
      if (!line.note().isEmpty()) {
        html.element("span", line.note(), "class", "note");
      }
      html.close().close().newLine();
    }
    html.close().close().close().newLine();
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

  private void behavior(BehaviorDiff behavior) {
    html.open("section").element("h2", "What a client sees");
    html.open("div", "class", "scrolls", "role", "region", "tabindex", "0");
    html.open("table", "class", "seen").open("thead").open("tr");
    List.of("Field", "Connection", "Before", "After", "")
        .forEach(heading -> html.element("th", heading, "scope", "col"));
    html.close().close().open("tbody").newLine();
    for (Seen seen : behavior.seen()) {
      html.open("tr", "class", seen.differs() ? "changed" : "kept");
      html.element("td", seen.field().field()).element("td", seen.sample().name());
      html.open("td").element("code", shown(seen.before().text(), seen.before().isKnown())).close();
      html.open("td").element("code", shown(seen.after().text(), seen.after().isKnown())).close();
      html.element("td", seen.differs() ? "differs" : seen.isKnown() ? "same" : "not known here");
      html.close().newLine();
    }
    html.close().close().close();
    BehaviorText.sentences(behavior).forEach(sentence -> html.element("p", sentence));
    html.close().newLine();
  }

  private static String shown(String text, boolean known) {
    return known ? text : "depends on " + text;
  }

  private void unchanged(Plan plan) {
    List<FieldDiff> same = plan.fields().stream().filter(field -> !field.isChanged()).toList();
    if (!same.isEmpty()) {
      html.open("section").element("h2", "As wanted already").open("ul");
      same.forEach(field -> html.element("li", field.name().toString()));
      html.close().close().newLine();
    }
  }

  private void steps() {
    if (account.outcome() != null && !account.outcome().steps().isEmpty()) {
      html.open("section").element("h2", "What was done");
      html.open("pre", "tabindex", "0").lines(AccountText.steps(account.outcome())).close();
      html.close().newLine();
    }
  }
}
