package io.github.stalwartgitops.report;

import io.github.stalwartgitops.plan.ScriptDiff;
import java.util.ArrayList;
import java.util.List;

/** The difference of a Sieve script in words and lines. */
final class ScriptText {
  private static final int CONTEXT = 3;

  private ScriptText() {}

  /** Returns what happens to a script, such as {@code created}. */
  static String kind(ScriptDiff script) {
    return switch (script.kind()) {
      case CREATED -> "created";
      case UPDATED -> "changed";
      case REMOVED -> "removed";
      case UNCHANGED -> "unchanged";
    };
  }

  /** Returns the difference with three unchanged lines around each change. */
  static List<ScriptDiff.Line> lines(ScriptDiff script) {
    List<ScriptDiff.Line> all = script.lines();
    List<ScriptDiff.Line> shown = new ArrayList<>();
    int skipped = 0;
    for (int i = 0; i < all.size(); i++) {
      if (isNearChange(all, i)) {
        if (skipped > 0) {
          shown.add(new ScriptDiff.Line(' ', "… " + skipped + " unchanged"));
          skipped = 0;
        }
        shown.add(all.get(i));
      } else {
        skipped++;
      }
    }
    if (skipped > 0) {
      shown.add(new ScriptDiff.Line(' ', "… " + skipped + " unchanged"));
    }
    return shown;
  }

  private static boolean isNearChange(List<ScriptDiff.Line> all, int index) {
    int end = Math.min(all.size(), index + CONTEXT + 1);
    return all.subList(Math.max(0, index - CONTEXT), end).stream()
        .anyMatch(line -> line.sign() != ' ');
  }
}
