package io.github.stalwartgitops.report;

import io.github.stalwartgitops.report.TextBlock.Line;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws one rule, or {@code else}: the condition on the way from top to bottom, what it gives, and
 * the connections that end there. A removed rule stands beside the way.
 */
final class RuleDrawing {
  private static final int ASIDE = 44;
  private static final int BETWEEN = 26;

  private final PathRow.One row;
  private final PathLayout layout;
  private final Drawing drawing;
  private final TextBlock condition;
  private final TextBlock outcome;
  private final List<List<String>> samples;
  private final int conditionX;
  private final int conditionHeight;
  private final int outcomeX;
  private final int outcomeY;
  private final int outcomeHeight;

  RuleDrawing(PathRow.One row, PathLayout layout, Drawing drawing) {
    this.row = row;
    this.layout = layout;
    this.drawing = drawing;
    int aside = row.isRemoved() ? ASIDE : 0;
    conditionX = layout.condition() + aside;
    outcomeX = layout.outcome() + (layout.isStacked() ? aside : 0);
    condition = TextBlock.of(row.condition(), PathLayout.codeLetters(conditionWidth()));
    outcome = TextBlock.of(row.outcome(), PathLayout.codeLetters(outcomeWidth()));
    samples =
        row.samples().stream()
            .map(it -> TextLines.of(Printable.of(it.shown()), layout.sampleLetters(), 2))
            .toList();
    if (layout.isStacked()) {
      conditionHeight = condition.height();
      outcomeHeight = outcome.height();
      outcomeY = layout.above() + (row.isElse() ? 0 : conditionHeight + BETWEEN);
    } else {
      conditionHeight = Math.max(condition.height(), outcome.height());
      outcomeHeight = conditionHeight;
      outcomeY = layout.above();
    }
  }

  /** The height of the whole row. */
  int height() {
    int lines = samples.stream().mapToInt(List::size).sum();
    int beside = layout.isStacked() ? 0 : labels().size() * TextBlock.LINE;
    int bottom =
        Math.max(
            Math.max(outcomeY + outcomeHeight, samplesY() + lines * TextBlock.LINE),
            layout.above() + beside);
    return bottom + RowDrawing.BELOW;
  }

  void draw() {
    label();
    if (row.isElse()) {
      int middle = outcomeY + outcomeHeight / 2;
      drawing.line("way", layout.axis(), RowDrawing.SEAM, layout.axis(), middle);
      drawing.arrowRight("way", layout.axis(), middle, outcomeX);
    } else {
      condition();
      yes();
    }
    drawing.box(outcomeX, outcomeY, outcomeWidth(), outcomeHeight, 6);
    outcome.draw(drawing, outcomeX + 10, outcomeY, outcomeHeight);
    samples();
  }

  private void label() {
    List<Line> labels = labels();
    if (layout.isStacked()) {
      String all = String.join(" · ", labels.stream().map(Line::text).toList());
      drawing.text("label", layout.axis() + 9, layout.above() - 8, all);
      return;
    }
    int y = layout.above() + TextBlock.FOOT;
    for (Line label : labels) {
      drawing.text(label.type(), 2, y, label.text());
      y += TextBlock.LINE;
    }
  }

  private List<Line> labels() {
    DiffLine.Mark mark = row.mark();
    String badge = mark == DiffLine.Mark.KEPT ? "" : mark.sign() + " " + mark.word();
    return Stream.of(
            new Line(row.label(), "label"),
            new Line(badge, "badge"),
            new Line(row.formerLabel(), "dull"))
        .filter(line -> !line.text().isEmpty())
        .toList();
  }

  private void condition() {
    int top = layout.above();
    int bottom = top + conditionHeight;
    drawing.hexagon(conditionX, top, conditionWidth(), conditionHeight);
    condition.draw(drawing, conditionX + 18, top, conditionHeight);
    if (row.isRemoved()) {
      drawing.line("way", layout.axis(), RowDrawing.SEAM, layout.axis(), height());
      drawing.arrowRight("dashed", layout.axis(), top + conditionHeight / 2, conditionX);
    } else {
      drawing.arrowDown("way", layout.axis(), RowDrawing.SEAM, top);
      drawing.line("way", layout.axis(), bottom, layout.axis(), height());
      drawing.text("dull", layout.axis() + 7, bottom + 14, "no");
    }
  }

  private void yes() {
    String type = row.isRemoved() ? "dashed" : "way";
    int bottom = layout.above() + conditionHeight;
    if (layout.isStacked()) {
      drawing.arrowDown(type, outcomeX + 20, bottom, outcomeY);
      drawing.text("dull", outcomeX + 27, bottom + 14, "yes");
    } else {
      int right = conditionX + conditionWidth();
      int middle = layout.above() + conditionHeight / 2;
      drawing.arrowRight(type, right, middle, outcomeX);
      drawing.text("dull", right + 6, middle - 5, "yes");
    }
  }

  /** The names below each other, with a line from the outcome to the dot of each. */
  private void samples() {
    if (samples.isEmpty()) {
      return;
    }
    int dots = layout.samples() - 12;
    int first = samplesY() + TextBlock.FOOT - 4;
    int last = first;
    int y = first;
    for (List<String> lines : samples) {
      last = y;
      for (String line : lines) {
        drawing.text("sample", layout.samples(), y + 4, line);
        y += TextBlock.LINE;
      }
    }
    boolean sure = row.samples().stream().anyMatch(sample -> !sample.isUnsure());
    String type = sure && !row.isRemoved() ? "way" : "dashed";
    if (layout.isStacked()) {
      drawing.line(type, dots, outcomeY + outcomeHeight, dots, last);
    } else {
      drawing.line(type, outcomeX + outcomeWidth(), first, dots, first);
      drawing.line(type, dots, first, dots, last);
    }
    y = first;
    for (int i = 0; i < samples.size(); i++) {
      drawing.dot(row.samples().get(i).isUnsure() ? "unsure" : "sure", dots, y);
      y += samples.get(i).size() * TextBlock.LINE;
    }
  }

  private int samplesY() {
    return layout.isStacked() ? outcomeY + outcomeHeight + 4 : layout.above();
  }

  private int conditionWidth() {
    return layout.condition() + layout.conditionWidth() - conditionX;
  }

  private int outcomeWidth() {
    return layout.outcome() + layout.outcomeWidth() - outcomeX;
  }
}
