package io.github.stalwartgitops.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the words in which two texts differ. */
final class WordDiff {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.:-]+|\\s+|.", Pattern.DOTALL);
  private static final int MAX_WORDS = 500;
  private static final int MAX_LENGTH = 20_000;

  private WordDiff() {}

  /** What happens to a run of words. */
  enum Kind {
    KEPT,
    REMOVED,
    ADDED
  }

  /** Consecutive words of the same kind. */
  record Run(Kind kind, String text) {}

  /**
   * Returns the runs that lead from one text to the other, or nothing if the texts share less than
   * half of their length or are very long, so that marks in the text would not help a reader.
   */
  static Optional<List<Run>> between(String before, String after) {
    if (Math.max(before.length(), after.length()) > MAX_LENGTH) {
      return Optional.empty();
    }
    List<String> from = words(before);
    List<String> to = words(after);
    if (from.size() > MAX_WORDS || to.size() > MAX_WORDS) {
      return Optional.empty();
    }
    int[][] common = common(from, to);
    List<Run> runs = new ArrayList<>();
    int i = 0;
    int j = 0;
    int kept = 0;
    while (i < from.size() || j < to.size()) {
      if (i < from.size() && j < to.size() && from.get(i).equals(to.get(j))) {
        kept += from.get(i).length();
        append(runs, Kind.KEPT, from.get(i++));
        j++;
      } else if (j == to.size() || (i < from.size() && common[i + 1][j] >= common[i][j + 1])) {
        append(runs, Kind.REMOVED, from.get(i++));
      } else {
        append(runs, Kind.ADDED, to.get(j++));
      }
    }
    return 2 * kept >= Math.max(before.length(), after.length())
        ? Optional.of(runs)
        : Optional.empty();
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  private static int[][] common(List<String> from, List<String> to) {
    int[][] common = new int[from.size() + 1][to.size() + 1];
    for (int i = from.size() - 1; i >= 0; i--) {
      for (int j = to.size() - 1; j >= 0; j--) {
        common[i][j] =
            from.get(i).equals(to.get(j))
                ? common[i + 1][j + 1] + from.get(i).length()
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static void append(List<Run> runs, Kind kind, String word) {
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).kind() == kind) {
      runs.set(last, new Run(kind, runs.get(last).text() + word));
    } else {
      runs.add(new Run(kind, word));
    }
  }
}
