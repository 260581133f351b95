package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.reconcile.RunReport;
import java.util.List;

/**
 * Writes an account as one page that needs no network and no script: how it ended, errors, what was
 * done, what clients see, the fields one by one, and last what may be worth knowing. What changes
 * is told by letters and shapes, not by colour alone.
 */
final class HtmlReport {
  private static final int MOST_WITHOUT_OVERVIEW = 3;

  private final RunReport account;
  private final Markup html = Markup.html();

  HtmlReport(RunReport account) {
    this.account = account;
  }

  String write() {
    html.open("html", "lang", "en").newLine();
    head();
    html.open("body").newLine();
    html.open("header");
    html.element("h1", heading());
    html.element("p", ReportTerms.closing(account), "class", "verdict " + tone());
    html.element("p", about(), "class", "about").close().newLine();
    html.open("main").newLine();
    ProblemBlocks problems = new ProblemBlocks(html);
    problems.errors(account.allProblems());
    steps();
    BehaviorDiff behavior = account.behavior();
    if (behavior != null && !behavior.seen().isEmpty()) {
      new ClientTable(html).write(behavior);
    }
    if (account.plan() != null) {
      plan(account.plan().plan());
    }
    problems.others(account.allProblems());
    html.close();
    return html.end();
  }

  private void head() {
    html.open("head").newLine();
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", StyleSheet.POLICY);
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", heading() + " · " + ReportTerms.TOOL);
    html.open("style").lines(StyleSheet.LINES).close();
    html.close().newLine();
  }

  /** What the page is about: a plan, an apply, a check, or a server of which is not more known. */
  private String heading() {
    String subject = ReportTerms.subject(account);
    if (account.outcome() != null) {
      return "Apply to " + subject;
    }
    if (account.plan() != null) {
      return "Plan for " + subject;
    }
    return account.server().isEmpty() ? "Check of " + subject : subject;
  }

  /** How grave the end is: a plan that waits is neither a success nor a failure. */
  private String tone() {
    if (account.outcome() != null && account.outcome().status() == Status.UNCERTAIN) {
      return "failed";
    }
    return switch (account.verdict()) {
      case FAILED, INVALID, USAGE -> "failed";
      case REFUSED, NOT_PROVEN -> "careful";
      case DRIFT -> "planned";
      case DONE -> waits() ? "planned" : "done";
    };
  }

  private boolean waits() {
    return account.outcome() == null
        && account.plan() != null
        && account.plan().plan().hasChanges();
  }

  private String about() {
    String url = account.url().isEmpty() ? "" : account.url() + " · ";
    return url + "catalog of Stalwart " + account.catalogVersion();
  }

  private void steps() {
    if (account.outcome() == null || account.outcome().steps().isEmpty()) {
      return;
    }
    open("steps", "What was done");
    html.open("ol").newLine();
    for (Step step : account.outcome().steps()) {
      html.open("li").element("strong", step.subject()).text(" " + step.result());
      step.details().forEach(detail -> html.element("p", detail));
      html.close().newLine();
    }
    html.close().close().newLine();
  }

  private void plan(Plan plan) {
    List<FieldDiff> changed = plan.changedFields();
    if (changed.size() > MOST_WITHOUT_OVERVIEW) {
      overview(plan);
    }
    boolean explained = false;
    for (int i = 0; i < changed.size(); i++) {
      explained |= field(changed.get(i), i + 1, explained);
    }
    unchanged(plan);
  }

  private void overview(Plan plan) {
    List<FieldDiff> changed = plan.changedFields();
    html.open("nav", "aria-labelledby", "fields");
    html.element("h2", changed.size() + " fields change", "id", "fields").open("ul").newLine();
    for (String object : plan.changedObjects()) {
      html.open("li").text(object + ":");
      for (int i = 0; i < changed.size(); i++) {
        FieldName name = changed.get(i).name();
        if (name.object().equals(object)) {
          html.text(" ").element("a", name.field(), "href", "#field-" + (i + 1));
        }
      }
      html.close().newLine();
    }
    html.close().close().newLine();
  }

  private boolean field(FieldDiff field, int number, boolean explained) {
    String id = "field-" + number;
    open(id, field.name() + (field.toDefault() ? " (back to the server's default)" : ""));
    Place place = field.place();
    if (place != null) {
      html.open("p", "class", "about");
      html.element("code", place.file() + ":" + place.line()).close().newLine();
    }
    new DifferenceTable(html).write(field, id);
    BehaviorDiff behavior = account.behavior();
    List<Seen> seen = behavior == null ? List.of() : behavior.of(field.name());
    boolean drawn = DecisionPath.write(field, seen, html, "path-" + number, explained);
    html.close().newLine();
    return drawn;
  }

  private void unchanged(Plan plan) {
    List<FieldDiff> same = plan.fields().stream().filter(field -> !field.isChanged()).toList();
    if (!same.isEmpty()) {
      open("unchanged", "As wanted already");
      html.open("ul");
      same.forEach(field -> html.element("li", field.name().toString()));
      html.close().close().newLine();
    }
  }

  /** Opens a section with a heading that names it. */
  private void open(String id, String heading) {
    html.open("section", "aria-labelledby", id).element("h2", heading, "id", id).newLine();
  }
}
