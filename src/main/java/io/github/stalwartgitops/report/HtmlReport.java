package io.github.stalwartgitops.report;

import io.github.stalwartgitops.apply.Status;
import io.github.stalwartgitops.apply.Step;
import io.github.stalwartgitops.behavior.BehaviorDiff;
import io.github.stalwartgitops.behavior.BehaviorDiff.Seen;
import io.github.stalwartgitops.catalog.FieldName;
import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Place;
import io.github.stalwartgitops.reconcile.RunReport;
import java.util.List;

/**
 * Writes a report as one page without scripts and without resources from the network: result,
 * errors, steps, what clients see, the fields, warnings and notes. Changes are marked by words and
 * shapes, never by colour alone.
 */
final class HtmlReport {
  private static final int MAX_FIELDS_WITHOUT_OVERVIEW = 3;

  private final RunReport report;
  private final Markup html = Markup.html();

  HtmlReport(RunReport report) {
    this.report = report;
  }

  String write() {
    html.open("html", "lang", "en").newLine();
    head();
    html.open("body").newLine();
    html.open("header");
    html.element("h1", heading());
    html.element("p", RunSummary.line(report), "class", "verdict " + tone());
    html.element("p", about(), "class", "about").close().newLine();
    html.open("main").newLine();
    ProblemBlocks problems = new ProblemBlocks(html);
    problems.errors(report.allProblems());
    steps();
    BehaviorDiff behavior = report.behavior();
    if (behavior != null && !behavior.seen().isEmpty()) {
      new ClientTable(html).write(behavior);
    }
    if (report.plan() != null) {
      plan(report.plan().plan());
    }
    problems.others(report.allProblems());
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

  /** Returns the heading for a plan, an apply, a check, or a run that failed before its plan. */
  private String heading() {
    String subject = ReportTerms.subject(report);
    if (report.outcome() != null) {
      return "Apply to " + subject;
    }
    if (report.plan() != null) {
      return "Plan for " + subject;
    }
    return report.server().isEmpty() ? "Check of " + subject : subject;
  }

  /** Returns the style of the result: a plan with changes is neither a success nor a failure. */
  private String tone() {
    if (report.outcome() != null && report.outcome().status() == Status.UNCERTAIN) {
      return "failed";
    }
    return switch (report.verdict()) {
      case FAILED, INVALID, USAGE -> "failed";
      case REFUSED, NOT_PROVEN -> "careful";
      case DRIFT -> "planned";
      case DONE -> hasPlannedChanges() ? "planned" : "done";
    };
  }

  private boolean hasPlannedChanges() {
    return report.outcome() == null && report.plan() != null && report.plan().plan().hasChanges();
  }

  private String about() {
    String url = report.url().isEmpty() ? "" : report.url() + " · ";
    return url + "catalog of Stalwart " + report.catalogVersion();
  }

  private void steps() {
    if (report.outcome() == null || report.outcome().steps().isEmpty()) {
      return;
    }
    open("steps", "Steps");
    html.open("ol").newLine();
    for (Step step : report.outcome().steps()) {
      html.open("li").element("strong", step.subject()).text(" " + step.result());
      step.details().forEach(detail -> html.element("p", detail));
      html.close().newLine();
    }
    html.close().close().newLine();
  }

  private void plan(Plan plan) {
    List<FieldDiff> changed = plan.changedFields();
    if (changed.size() > MAX_FIELDS_WITHOUT_OVERVIEW) {
      overview(plan);
    }
    plan.changedScripts().forEach(this::script);
    boolean hasLegend = false;
    for (int i = 0; i < changed.size(); i++) {
      hasLegend |= field(changed.get(i), "field-" + (i + 1), !hasLegend);
    }
    unchanged(plan);
  }

  private void script(ScriptDiff script) {
    open(
        "script-" + Integer.toHexString(script.name().hashCode()),
        SieveScript.name(script.name()) + " (" + ScriptText.kind(script) + ")");
    Place place = script.place();
    if (place != null) {
      html.open("p", "class", "about");
      html.element("code", place.file() + ":" + place.line()).close().newLine();
    }
    html.open("ul", "class", "script").newLine();
    for (ScriptDiff.Line line : ScriptText.lines(script)) {
      html.open("li").element("code", line.sign() + " " + line.text()).close().newLine();
    }
    html.close().close().newLine();
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

  /** Writes the section of a field and returns whether it has a decision path. */
  private boolean field(FieldDiff field, String id, boolean withLegend) {
    open(id, field.name() + (field.toDefault() ? " (reset to the server's default)" : ""));
    Place place = field.place();
    if (place != null) {
      html.open("p", "class", "about");
      html.element("code", place.file() + ":" + place.line()).close().newLine();
    }
    new DifferenceTable(html).write(field, id);
    BehaviorDiff behavior = report.behavior();
    List<Seen> seen = behavior == null ? List.of() : behavior.of(field.name());
    boolean drawn = new DecisionPath(html).write(field, seen, withLegend);
    html.close().newLine();
    return drawn;
  }

  private void unchanged(Plan plan) {
    List<FieldDiff> same = plan.fields().stream().filter(field -> !field.isChanged()).toList();
    if (!same.isEmpty()) {
      open("unchanged", "Up to date");
      html.open("ul");
      same.forEach(field -> html.element("li", field.name().toString()));
      html.close().close().newLine();
    }
  }

  /** Opens a section that is named by its heading. */
  private void open(String id, String heading) {
    html.open("section", "aria-labelledby", id).element("h2", heading, "id", id).newLine();
  }
}
