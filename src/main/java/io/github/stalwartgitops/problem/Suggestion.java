package io.github.stalwartgitops.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant by a mistyped one. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * Returns the known name with the smallest edit distance to {@code typed}, ignoring case, if at
   * most a third of its characters differ.
   */
  public static Optional<String> nearest(String typed, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    String lowerCase = typed.toLowerCase(Locale.ROOT);
    for (String name : known) {
      int allowed = Math.max(1, Math.max(typed.length(), name.length()) / 3);
      if (Math.abs(name.length() - typed.length()) > allowed) {
        continue;
      }
      int distance = distance(lowerCase, name.toLowerCase(Locale.ROOT));
      if (distance <= allowed && distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
