package io.github.stalwartgitops.report;

import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.plan.FieldDiff;
import io.github.stalwartgitops.plan.Plan;
import io.github.stalwartgitops.plan.ScriptDiff;
import io.github.stalwartgitops.problem.Place;
import java.util.ArrayList;
import java.util.List;

/** Writes a plan so that it reads like a diff. */
final class PlanText {
  private static final int PLACE_COLUMN = 60;
  private static final int LABEL = 9;

  private final Palette palette;
  private final boolean showUndeclared;
  private final List<String> lines = new ArrayList<>();

  private PlanText(Palette palette, boolean showUndeclared) {
    this.palette = palette;
    this.showUndeclared = showUndeclared;
  }

  /** Returns the lines of a plan, without heading and summary. */
  static List<String> lines(Plan plan, Palette palette, boolean showUndeclared) {
    PlanText text = new PlanText(palette, showUndeclared);
    plan.objects().forEach(object -> text.object(object, plan));
    return List.copyOf(text.lines);
  }

  /** Returns one line of a difference without colours; a note adds a second line. */
  static List<String> plain(DiffLine line) {
    return new PlanText(new Palette(false), false).lines(line);
  }

  private void object(String object, Plan plan) {
    lines.add(palette.bold(Printable.of(object)));
    if (object.equals(SieveScript.OBJECT)) {
      plan.scripts().forEach(this::script);
    }
    for (FieldDiff field : plan.fieldsOf(object)) {
      if (field.isChanged()) {
        changedField(field);
      } else {
        lines.add("  " + pad(Printable.of(field.name().field()), 13) + palette.faint("unchanged"));
      }
    }
    if (showUndeclared) {
      plan.undeclared().expressions().keySet().stream()
          .filter(name -> name.object().equals(object))
          .forEach(
              name ->
                  lines.add(
                      "  "
                          + pad(Printable.of(name.field()), 13)
                          + palette.faint("not declared, left alone")));
    }
    lines.add("");
  }

  private void script(ScriptDiff script) {
    String name = pad(Printable.of(script.name()), 13);
    if (!script.isChanged()) {
      lines.add("  " + name + palette.faint("unchanged"));
      return;
    }
    Place place = script.place();
    String kind = ScriptText.kind(script);
    lines.add(
        placed("  " + name + "  " + kind, place == null ? "" : place.file() + ":" + place.line()));
    for (ScriptDiff.Line line : ScriptText.lines(script)) {
      String text = "    " + line.sign() + " " + Printable.inside(line.text());
      lines.add(
          switch (line.sign()) {
            case '-' -> palette.removed(text);
            case '+' -> palette.added(text);
            default -> palette.faint(text);
          });
    }
  }

  private void changedField(FieldDiff field) {
    String title =
        "  "
            + Printable.of(field.name().field())
            + (field.toDefault() ? "   reset to the server's default" : "");
    Place place = field.place();
    lines.add(placed(title, place == null ? "" : place.file() + ":" + place.line()));
    FieldLines.of(field).forEach(line -> lines.addAll(lines(line)));
  }

  private List<String> lines(DiffLine line) {
    if (line.mark() == DiffLine.Mark.KEPT) {
      return List.of("      " + pad(line.label(), LABEL) + palette.faint(line.note()));
    }
    String sign = line.label().isEmpty() ? " " : painted(line.mark(), line.mark().sign());
    String part = line.part().isEmpty() ? "" : pad(line.part(), 6);
    String whole =
        placed("    " + sign + " " + pad(line.label(), LABEL) + part + text(line), line.place());
    return line.note().isEmpty()
        ? List.of(whole)
        : List.of(whole, "      " + pad("", LABEL) + palette.changed("(" + line.note() + ")"));
  }

  private String placed(String line, String place) {
    return place.isEmpty()
        ? line
        : line
            + " ".repeat(Math.max(3, PLACE_COLUMN - Screen.visible(line)))
            + palette.faint(Printable.of(place));
  }

  private String text(DiffLine line) {
    if (line.isReplaced()) {
      return palette.removed(Printable.inside(line.text().get(0).text()))
          + "  →  "
          + palette.added(Printable.inside(line.text().get(1).text()));
    }
    boolean whole = line.text().size() == 1;
    StringBuilder out = new StringBuilder();
    for (WordDiff.Run run : line.text()) {
      String text = Printable.inside(run.text());
      out.append(
          switch (run.kind()) {
            case KEPT -> text;
            case REMOVED -> palette.removed(whole ? text : "[-" + text + "-]");
            case ADDED -> palette.added(whole ? text : "{+" + text + "+}");
          });
    }
    return out.toString();
  }

  private String painted(DiffLine.Mark mark, String text) {
    return switch (mark) {
      case REMOVED -> palette.removed(text);
      case ADDED -> palette.added(text);
      default -> palette.changed(text);
    };
  }

  private static String pad(String text, int width) {
    return text.length() < width ? text + " ".repeat(width - text.length()) : text + "   ";
  }
}
