package io.github.stalwartgitops.plan;

import io.github.stalwartgitops.catalog.SieveScript;
import io.github.stalwartgitops.problem.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A declared Sieve script, or one that is removed: its stored and its desired form.
 *
 * @param name the name of the script
 * @param before the stored script, {@link SieveScript#NONE} if there is none
 * @param after the desired script, {@link SieveScript#NONE} if it is removed
 * @param place where the manifest declares it, or null without a manifest
 */
public record ScriptDiff(
    String name, SieveScript before, SieveScript after, @Nullable Place place) {
  /** The most lines on each side that are compared; longer scripts are shown as a whole. */
  private static final int MAX_COMPARED = 2_000;

  /** What happens to a script. */
  public enum Kind {
    /** It is created. */
    CREATED,
    /** It is changed. */
    UPDATED,
    /** It is destroyed. */
    REMOVED,
    /** It stays as it is. */
    UNCHANGED
  }

  /**
   * A line of the difference.
   *
   * @param sign {@code +}, {@code -} or a space
   * @param text the line without its end
   */
  public record Line(char sign, String text) {}

  /** Returns what happens to the script. */
  public Kind kind() {
    if (before.equals(after)) {
      return Kind.UNCHANGED;
    }
    if (!before.exists()) {
      return Kind.CREATED;
    }
    return after.exists() ? Kind.UPDATED : Kind.REMOVED;
  }

  /** Whether the script has to be written. */
  public boolean isChanged() {
    return kind() != Kind.UNCHANGED;
  }

  /** Returns the difference line by line: the other properties as lines before the contents. */
  public List<Line> lines() {
    List<String> from = lines(before);
    List<String> to = lines(after);
    int[][] common = commonLines(from, to);
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < from.size() || j < to.size()) {
      if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
        lines.add(new Line(' ', from.get(i)));
        i++;
        j++;
      } else if (j == to.size()
          || (i < from.size() && at(common, i + 1, j) >= at(common, i, j + 1))) {
        lines.add(new Line('-', from.get(i++)));
      } else {
        lines.add(new Line('+', to.get(j++)));
      }
    }
    return lines;
  }

  private static List<String> lines(SieveScript script) {
    if (!script.exists()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("isActive: " + script.isActive());
    if (script.description() != null) {
      script.description().lines().forEach(line -> lines.add("description: " + line));
    }
    script.contents().lines().forEach(lines::add);
    return lines;
  }

  /** Returns the most lines that two remainders have in common; empty if it costs too much. */
  private static int[][] commonLines(List<String> from, List<String> to) {
    if (from.size() > MAX_COMPARED || to.size() > MAX_COMPARED) {
      return new int[0][];
    }
    int[][] common = new int[from.size() + 1][to.size() + 1];
    for (int i = from.size() - 1; i >= 0; i--) {
      for (int j = to.size() - 1; j >= 0; j--) {
        common[i][j] =
            from.get(i).equals(to.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static int at(int[][] common, int i, int j) {
    return common.length == 0 ? 0 : common[i][j];
  }
}
